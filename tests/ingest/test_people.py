"""Who is named in lists, signatures, minutes and prose; and that nobody is invented."""

from __future__ import annotations

import pytest

from corpus.people import Capacity, Person
from corpus.readings import Reading
from ingest.mentions import find_mentions
from ingest.name_lists import read_list
from ingest.names import read_name
from tests.ingest.letters import ADDRESS_BLOCK_STYLE, BROKEN_LINE_STYLE, ONE_LINE_STYLE, PLAIN_STYLE, RATED_STYLE
from tests.ingest.written import content_of, page_with_table, read, read_content, words_at

PDF = "application/pdf"


def named(reading: Reading, capacity: Capacity) -> list[tuple[str, str, str]]:
    return [(who.name, who.role, who.organisation) for who in reading.people if who.capacity is capacity]


def mentioned(text: str) -> list[tuple[str, str, str]]:
    return [(who.name, who.role, who.organisation) for who in find_mentions(text)]


def test_addressees_run_on_with_roles_that_hold_commas() -> None:
    assert named(read(ONE_LINE_STYLE), Capacity.ADDRESSEE) == [
        ("Petra Lindqvist", "Director of Children's Services", "Ashmere County Council"),
        ("Councillor Tom Varley", "Leader of the Council", "Ashmere County Council"),
        ("Ngozi Achterberg", "Deputy Chief Nurse", "NHS Ashmere and Vale Integrated Care Board"),
    ]


def test_copied_people_are_told_apart_where_a_comma_is_missing() -> None:
    assert named(read(ONE_LINE_STYLE), Capacity.COPIED) == [
        ("Lars Quillfeather", "Director of Education", "Ashmere County Council"),
        ("Joy Amadi", "Head of SEND", "NHS England"),
        ("Rhona Blackett", "Head of Inclusion", "Ashmere County Council"),
        ("Piotr Sandgate", "Interim Programme Director", "NHS Ashmere and Vale ICB"),
        ("Idris Calloway", "Independent SEND Adviser", ""),
        ("Una Feld", "DfE Case Lead", ""),
    ]


def test_signatories_keep_a_role_of_several_lines() -> None:
    assert named(read(ONE_LINE_STYLE), Capacity.SIGNATORY) == [
        ("Françoise Dunmoor", "Deputy Head of the Western Unit", "Department for Education"),
        ("Callum O'Hare-Brady", "Assistant Director of Nursing Regional SEND Lead", "NHS England West"),
    ]


def test_people_in_prose_are_named_by_the_role_beside_them() -> None:
    assert named(read(ONE_LINE_STYLE), Capacity.MENTIONED) == [
        ("Dame Olwen Pryce", "", ""),
        ("Idris Calloway", "SEND Adviser", ""),
        ("Mei Thornbury", "NHS England Adviser", ""),
    ]


def test_everyone_stands_where_the_spans_say_and_in_a_passage() -> None:
    for letter, media_type in ((ONE_LINE_STYLE, "text/plain"), (BROKEN_LINE_STYLE, PDF), (PLAIN_STYLE, "text/plain")):
        reading = read(letter, media_type=media_type)
        passages = {passage.passage_id: passage for passage in reading.passages}
        for who in reading.people:
            words = " ".join(words_at(reading, who.spans).split())
            assert who.name in words
            for part in (who.role, who.organisation):
                assert all(word in words for word in part.replace(",", " ").split())
            assert who.passage_id in passages
            assert who.name.split()[-1] in passages[who.passage_id].text


def test_a_broken_letter_names_its_addressees_signatory_and_copies() -> None:
    reading = read(BROKEN_LINE_STYLE, media_type=PDF)

    assert named(reading, Capacity.ADDRESSEE) == [
        ("Ms Greta Holloway", "Director of People", "Tarrow Borough Council"),
        ("Dr Sunil Bhattacharya", "Place Director", "NHS Tarrow and Fens Integrated Care Board"),
    ]
    assert named(reading, Capacity.SIGNATORY) == [("Aurelia Stubbs", "Team Leader", "Department for Education")]
    assert named(reading, Capacity.COPIED) == [
        ("Will Fenner", "Chief Executive", "Tarrow Borough Council"),
        ("Ola Brandt", "Chair", "Tarrow Parents Together"),
    ]


def test_a_plain_letter_names_an_addressee_over_several_lines_and_copies_in_prose() -> None:
    reading = read(PLAIN_STYLE)

    assert ("Harriet Osei", "Chief Executive") in [part[:2] for part in named(reading, Capacity.ADDRESSEE)]
    assert [part[0] for part in named(reading, Capacity.COPIED)] == ["Councillor Mo Farrant", "Dr Leila Anand"]


def test_an_address_block_is_no_person_and_no_part_of_one() -> None:
    reading = read(ADDRESS_BLOCK_STYLE)

    assert named(reading, Capacity.ADDRESSEE) == [
        ("Ms Anita Bell", "Director of Children's Services", "Moorland Metropolitan Borough Council"),
        ("Mr Pete Okoro", "Executive Lead for SEND", "NHS North Pennine Integrated Care Board"),
    ]
    assert named(reading, Capacity.COPIED) == [
        ("Cllr Dawn Ashby", "Lead Member for Children and Families", ""),
        ("Mark Teal", "Chief Executive", ""),
        ("Sue Finch", "Chair of Moorland Parent Carer Forum", ""),
    ]
    assert named(reading, Capacity.SIGNATORY) == [
        ("Tanya Rowntree", "Head of SEND, North Region, Regions Group", "Department for Education"),
        ("Dr Will Ogden", "Regional Medical Director", "NHS England – North East and Yorkshire"),
    ]


@pytest.mark.parametrize("street", ["Sanctum Row", "Chandler Close", "Harbour Terrace", "Ropewalk Gardens"])
def test_a_street_in_the_letterhead_is_nobody(street: str) -> None:
    reading = read(
        f"Department for Education\n\n{street}\nPenford\n3 March 2025\n\nJo Ashe, Director, Oak Council\n\nDear Jo,\n"
    )

    assert [who.name for who in reading.people] == ["Jo Ashe"]


def test_a_surname_that_ends_addresses_too_is_a_name_beside_a_role() -> None:
    assert [who.name for who in read_list("Mary Close, Director, Oak Council", Capacity.ADDRESSEE)] == ["Mary Close"]


def test_recipients_above_the_salutation_are_told_from_copies() -> None:
    reading = read(RATED_STYLE)

    assert named(reading, Capacity.ADDRESSEE) == [
        ("Simon Achebe", "Interim DCS", "Lakes Council"),
        ("Emma Kerr", "ICB Chief Nurse", "NHS Lakes & Fells ICB"),
    ]
    assert named(reading, Capacity.COPIED) == [
        ("Amy Stone", "SEND Adviser", ""),
        ("Jonas Birch", "", "DfE"),
        ("Cllr Reg Thwaite", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks to your SEND adviser, Nia Bevan, for her help.", [("Nia Bevan", "SEND adviser", "")]),
        (
            "Owen Pike, the interim director of education, said so.",
            [("Owen Pike", "interim director of education", "")],
        ),
        (
            "Ida Holm, Chair of the Forum, Vale Parent Carer Forum, agreed.",
            [("Ida Holm", "Chair of the Forum", "Vale Parent Carer Forum")],
        ),
        (
            "It reports to the Oak Vale SEND Board, independently chaired by Dame Ruth Asante.",
            [("Dame Ruth Asante", "independently chaired", "Oak Vale SEND Board")],
        ),
        (
            "Professor Ian Strand continues to chair the Improvement Board.",
            [("Professor Ian Strand", "chair", "Improvement Board")],
        ),
        ("Rukhsana Dean of NHS England will help.", [("Rukhsana Dean", "", "NHS England")]),
        ("The Chief Executive, Bo Lind, spoke.", [("Bo Lind", "Chief Executive", "")]),
    ],
)
def test_a_mention_takes_the_role_or_body_beside_the_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Priority Action 2 is led by the Priority Executive Board.",
        "The Director of Education, West Midlands, and the Area Plan were named.",
        "Dear Jo, Thank You. Next Steps follow. Local Offer, Deep Dive and Data Dashboard.",
        "The Chair reported that the post had been vacant since Autumn Term began.",
        "Mental Health Support Teams and Speech And Language lead the work in Oak Valley.",
        "Head of Service, Social Care, and Lead Officer, Annual Reviews, took part.",
        "The SEND Adviser, NHS England, and the Lead, Public Health, agreed.",
    ],
)
def test_nobody_is_invented(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    "words", ["Priority Action", "West Midlands", "Dear Jo", "NHS England", "Kent County", "SEND Lead"]
)
def test_words_of_the_field_are_no_name(words: str) -> None:
    assert read_name(words) is None


@pytest.mark.parametrize(
    "words", ["Jo Fell", "Cllr Ann Lee", "Siân Llewellyn-Frost", "Dr Mary O’Neill", "Ludo van der Berg", "J. K. Orme"]
)
def test_names_of_many_shapes_are_names(words: str) -> None:
    assert read_name(words) == words


def test_those_present_are_listed_with_role_and_body_in_brackets() -> None:
    text = "Present: Ann Lee (Chair), Bo Roe (Head of SEND, Oak Council), Cy Dole (CD), Di Fox\n"
    people = [(who.name, who.role, who.organisation) for who in read_list(text, Capacity.PRESENT)]

    assert people == [
        ("Ann Lee", "Chair", ""),
        ("Bo Roe", "Head of SEND", "Oak Council"),
        ("Cy Dole", "", ""),
        ("Di Fox", "", ""),
    ]


def test_a_place_after_a_role_is_no_second_person() -> None:
    people = list(read_list("Copied to: Ann Lee, Director, Tower Vale, Bo Roe, Head of SEND", Capacity.COPIED))

    assert [who.name for who in people] == ["Ann Lee", "Bo Roe"]


def test_an_attendance_table_is_read_by_its_heads() -> None:
    page = page_with_table([["Name", "Role", "Organisation"], ["Ann Lee", "Chair", "Oak Forum"], ["", "Clerk", ""]])
    reading = read_content(type(content_of(""))("application/pdf", (page,)))

    assert named(reading, Capacity.PRESENT) == [("Ann Lee", "Chair", "Oak Forum")]
    assert words_at(reading, reading.people[0].spans) == "Ann Lee Chair Oak Forum"


def test_owners_in_a_plan_are_no_people() -> None:
    page = page_with_table([["Ref", "Action", "Lead"], ["1", "Do it", "Ann Lee, Head of SEND"]])
    reading = read_content(type(content_of(""))("application/pdf", (page,)))

    assert reading.people == ()


def test_minutes_tell_those_present_from_apologies() -> None:
    text = """Oak Vale SEND Board

Minutes of the meeting held on 3 June 2025

Present

Ann Lee, Chief Executive, Oak Vale Council (Chair)

Bo Roe, Headteacher, Elm Academy

Apologies

Cy Dole, Head of SEND

1. Welcome

The Chair welcomed everyone to the meeting.
"""
    reading = read(text)
    who: list[Person] = [person for person in reading.people if person.capacity is Capacity.PRESENT]

    assert [(person.name, person.role) for person in who] == [
        ("Ann Lee", "Chief Executive, Chair"),
        ("Bo Roe", "Headteacher"),
    ]
    assert named(reading, Capacity.MENTIONED) == [("Cy Dole", "Head of SEND", "")]


def copied(text: str) -> list[tuple[str, str, str]]:
    letter = f"Dear Ana,\n\nOak Vale: SEND\n\nThank you.\n\n{text}\n\nYours sincerely,\n\nDi Fox\n\nNHS England\n"
    return named(read(letter), Capacity.COPIED)


@pytest.mark.parametrize(
    "opening",
    ["Copy list: ", "A copy of this letter goes to ", "Copies: ", "cc ", "Circulation: ", "Copied to:\n"],
)
def test_copies_are_announced_in_many_ways(opening: str) -> None:
    assert copied(f"{opening}Ann Lee, Chief Executive, Oak Council; Bo Roe, Head of SEND, Oak Council") == [
        ("Ann Lee", "Chief Executive", "Oak Council"),
        ("Bo Roe", "Head of SEND", "Oak Council"),
    ]


def test_a_body_known_by_its_initials_is_no_part_of_the_role() -> None:
    assert copied(
        "Cc: Ann Lee, Co-chair, OPCF, Bo Roe, Director of Nursing, Children, EICB, Cy Dole, SRO, Elm ICB"
    ) == [
        ("Ann Lee", "Co-chair", "OPCF"),
        ("Bo Roe", "Director of Nursing, Children", "EICB"),
        ("Cy Dole", "SRO", "Elm ICB"),
    ]


def test_a_missing_comma_after_a_role_or_a_forum_parts_two_people() -> None:
    run_on = "Cc: Ann Lee, Chair, Oak Parent Carers United Bo Roe, SEND Adviser Cy Dole, Case Lead, DfE"

    assert copied(run_on) == [
        ("Ann Lee", "Chair", "Oak Parent Carers United"),
        ("Bo Roe", "SEND Adviser", ""),
        ("Cy Dole", "Case Lead", "DfE"),
    ]


def test_a_note_below_the_copies_is_nobody_s_organisation() -> None:
    people, note = "Ann Lee, Case Lead, Department for Education.", "* All figures in this letter are the area's own."

    assert copied(f"Cc: {people}\n\n{note}") == [("Ann Lee", "Case Lead", "Department for Education")]


def test_several_lines_of_to_and_by_email_name_whole_bodies() -> None:
    people = "To: Ann Lee, Leader, Oak MBC by email only\nTo: Bo Roe, Place Director, NHS Elm ICB"

    assert named(read(f"{people}\n\n3 May 2025\n\nDear Ann,\n\nSEND\n"), Capacity.ADDRESSEE) == [
        ("Ann Lee", "Leader", "Oak MBC"),
        ("Bo Roe", "Place Director", "NHS Elm ICB"),
    ]


def test_copies_below_a_signature_without_a_gap_are_copies() -> None:
    close = "Yours sincerely,\n\nDi Fox\nNHS England\ncc Ann Lee, Chair, Oak Forum\n"
    reading = read(f"Dear Ana,\n\nOak Vale: SEND\n\nThank you.\n\n{close}")

    assert named(reading, Capacity.SIGNATORY) == [("Di Fox", "", "NHS England")]
    assert named(reading, Capacity.COPIED) == [("Ann Lee", "Chair", "Oak Forum")]


def test_a_body_in_brackets_after_a_name_is_read_in_prose() -> None:
    assert mentioned("Please speak to Ann Lee (SEND adviser) or Bo Roe (NHS England) first.") == [
        ("Ann Lee", "SEND adviser", ""),
        ("Bo Roe", "", "NHS England"),
    ]


def test_what_is_minuted_after_the_apologies_is_nobody_s_role() -> None:
    text = (
        "Oak SEND Board\n\nPresent: Ann Lee (Chair)\nApologies: Di Hart\n\n1. Minutes of the last meeting were agreed."
    )

    assert named(read(f"{text}\n"), Capacity.MENTIONED) == [("Di Hart", "", "")]
