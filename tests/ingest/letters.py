"""Letters in the house styles that differ most, about places and people that do not exist."""

from __future__ import annotations

# One line to a paragraph; quoted wording; two headings over one narrative; a list cut by a blank line.
ONE_LINE_STYLE = """Department
for Education



Petra Lindqvist, Director of Children's Services, Ashmere County Council, Councillor Tom Varley, Leader of the Council, Ashmere County Council, Ngozi Achterberg, Deputy Chief Nurse NHS Ashmere and Vale Integrated Care Board

3 March 2025

Dear Petra, Tom and Ngozi,

Ashmere: SIX-MONTH STOCKTAKE OF THE PRIORITY ACTION PLAN

We met you on 4 February 2025 and are grateful for the welcome. Our notes follow.

Priority Action 2: ‘Leaders should at once put right the gaps in young people’s therapy, so that parents' and carers’ trust grows.’

Therapy posts are filled. Since October

2024, nobody has waited past the spring. Dame Olwen Pryce, who chairs the board, was impressed.

Area for Improvement 1: ‘Leaders should agree one set of records for all children.’

Area for Improvement 3: 'Leaders should listen to families' views before plans change.'

One system went live in November. Families helped to design it.

Area for Improvement 2: ‘Leaders should widen short breaks.’

Short breaks now run in every town. The offer is better known than it was.

Conclusion

Overall the adviser judges that Ashmere is moving at a good pace.

Areas for Continued Focus

Work remains in several areas. These are:

- Therapy waits. Bring down waits in the north of the county, and tell us by 30 June 2025 how many remain.
- Records: Train school staff in the new system.

- Short breaks. Publish the offer, which parents have asked

for twice, by the summer.

Next Steps:

Your next stocktake will take place on 9 September 2025. Please send evidence two weeks before.

Your SEND Adviser, Idris Calloway, and NHS England Adviser, Mei Thornbury, will keep in touch.

We are copying this letter to: Lars Quillfeather, Director of Education, Ashmere County Council, Joy Amadi, Head of SEND NHS England, Rhona Blackett, Head of Inclusion, Ashmere County Council Piotr Sandgate, Interim Programme Director, NHS Ashmere and Vale ICB, Idris Calloway, Independent SEND Adviser, and Una Feld, DfE Case Lead.

Yours sincerely,



Françoise Dunmoor
Deputy Head of the Western Unit, Department for Education

Callum O'Hare-Brady
Assistant Director of Nursing
Regional SEND Lead.
NHS England West
"""  # noqa: E501

# Lines broken to the page's width, no blank lines, capitals and numbers in headings, three pages.
BROKEN_LINE_STYLE = """BY EMAIL: Ms Greta Holloway, Director of People, Tarrow Borough Council and Dr Sunil
Bhattacharya, Place Director, NHS Tarrow and Fens Integrated Care Board
12 May 2025
Dear Ms Holloway and Dr Bhattacharya
Tarrow local area partnership – progress review of the Accelerated Progress Plan
Thank you for the review meeting of 14 April. We heard from parents, from heads of
schools and from your own officers, and we read the papers that you had sent to us in
good time before the day.
1. BACKGROUND
The plan was agreed in the summer of last year after inspectors had returned to the
area and found that two weaknesses remained to be dealt with.
2. PRIORITY ACTION 1 – TIMELY PLANS
Plans are written faster than before. Seven in ten are now finished within 20 weeks and
the backlog is down. Officers explained that the new team had been trained by the
\funiversity, which we thought a good idea. Parents on the whole agreed with the
account that was given to us.
3. PRIORITY ACTION 2 – ONE FRONT DOOR
There is still no single telephone number. This matters to families more than almost any
other thing in the plan and it should be put right at once.
4. AREAS REQUIRING FURTHER WORK
We ask you to give your attention to the following points:
• Front door. Open the single number and tell every family and every school about it,
in plain words.
• Reviews: catch up with annual reviews that are late, beginning with those of
\fchildren in Year 9 and Year 11, who cannot wait.
o Year 9 first
o then Year 11
• Voice. Ask young people what they think of it.
5. NEXT MEETING
We will meet again in November 2025.
Kind regards
Aurelia Stubbs
Team Leader
Department for Education
cc: Will Fenner, Chief Executive, Tarrow Borough Council
Ola Brandt, Chair, Tarrow Parents Together
"""

# No headings at all; addressees over several lines; the letter asks, and sets a date.
PLAIN_STYLE = """Rt Hon Edmund Grayle MP
Minister for Schools

To:
Harriet Osei
Chief Executive
Linnet Vale Council
Town Hall, Linnet Vale

Re: SEND services in Linnet Vale

Dear Harriet,

I write after the visit of my officials on 2 October 2024. They found much goodwill. They also found that families wait too long.

You should publish a recovery plan by 20 December 2024. I will ask my officials to return in the spring of 2025.

I am copying this letter to Councillor Mo Farrant, lead member for children, and to Dr Leila Anand of NHS England.

Yours ever,

Edmund Grayle
"""  # noqa: E501

# An address block with post code and e-mail, lines broken to 80 characters, lists inside the actions.
ADDRESS_BLOCK_STYLE = """                                                        Department for Education
                                                        Quayside Buildings
                                                        20 Long Street
                                                        Northport NP1 3BT
                                                        www.example.org/send

Ms Anita Bell
Director of Children's Services
Moorland Metropolitan Borough Council
anita.bell@example.org

Mr Pete Okoro
Executive Lead for SEND
NHS North Pennine Integrated Care Board

                                                        11 December 2024

Dear Anita and Pete

Moorland local area: SEND stocktake review, 20 November 2024

Thank you for meeting us on 20 November 2024 for the second stocktake of your
local area's Priority Action Plan (PAP). We would also like to thank the parents
and carers, school leaders and young people who gave their time so generously.

Overall progress

You told us that 14 of the 22 milestones due by now have been met. The SEND
adviser, Judith Prior, and the NHSE adviser, Dr Femi Balogun, judged that the
partnership is making good progress overall, although pace needs to pick up in
one area.

Area for Priority Action 1 - Leaders should improve the timeliness of EHC needs
assessments

  •  In October, 52% of plans were issued within 20 weeks compared with 31% in
     March.
  •  A new advice hub opened in September.
  •  Parents reported that communication remains inconsistent.

We would like to see:

  •  a revised trajectory to 70% by the end of March 2025; and
  •  evidence from dip sampling of the quality of the plans being issued.

Area for Priority Action 2 - Leaders should reduce waiting times for
neurodevelopmental assessment

The waiting list has fallen by 200 children. However, some families have still
waited for more than two years. Further work is required.

Areas for Improvement 1, 2 and 5

You have begun work in all three. It is too early to judge its impact.

Risks and issues

The partnership identified recruitment of educational psychologists as its main
risk.

Next steps

1.  The next stocktake is planned for May 2025.
2.  Your adviser will visit monthly.
3.  Please share your updated plan with us by 31 January 2025.

I am copying this letter to Cllr Dawn Ashby, Lead Member for Children and
Families; Mark Teal, Chief Executive; and Sue Finch, Chair of Moorland Parent
Carer Forum.

Yours sincerely


Tanya Rowntree
Head of SEND, North Region, Regions Group
Department for Education

Dr Will Ogden
Regional Medical Director, NHS England – North East and Yorkshire
"""

# Recipients in brackets, headings in capitals with a rating below, numbered recommendations.
RATED_STYLE = """By email only

To: Simon Achebe (Interim DCS), Lakes Council; Emma Kerr (ICB Chief Nurse), NHS Lakes & Fells ICB

cc. Amy Stone (SEND Adviser), Jonas Birch (DfE), Cllr Reg Thwaite

Date: 7th July 2025

Dear colleagues,

LAKES – ACCELERATED PROGRESS PLAN – 12 MONTH REVIEW

Further to the review meeting on 19th June 2025, chaired by Amy Stone, we write to set out our findings.

SUMMARY OF PROGRESS

Progress has been sufficient in three of the four areas. We are therefore content that formal monitoring of Areas 1, 2 and 4 may cease.

AREA 1: CO-PRODUCTION
RAG: Green
There is now a genuine culture of working together. The parent carer forum, Lakes Voice, co-chairs the board.

AREA 2: EHC PLAN QUALITY
RAG: Amber
Quality is improving: 61% of plans audited in May were good, up from 40%.

AREA 3: HEALTH ADVICE
RAG: Red
Health advice arrives late in most cases. The Designated Clinical Officer (DCO) post has been vacant since January 2025.

RECOMMENDATIONS FOR THE PARTNERSHIP

1) Fill the DCO post as a matter of urgency (Emma Kerr, by 1 October 2025)
2) Extend audit to annual reviews
3) Publish the outcomes framework

WHAT NEXT?

A further review of Area 3 will take place in December 2025, by which time we expect health advice to be on time in at least 80% of cases.

With best wishes,

Jonas Birch, SEND Case Lead, DfE
Hilary Moss, Deputy Director, NHS England (North West)
"""  # noqa: E501
