"""Which words name a person, a role or a body: the tables behind reading people.

A name is two to four capitalised words of which none is in any table here. That refuses an odd
surname now and then, and never takes "Priority Action" or "West Midlands" for a person.
"""

from __future__ import annotations

import re

from ingest.word_sets import word_set

TITLES = (
    r"(?:The\s+)?(?:Rt\.?\s+Hon\.?|Right\s+Honourable|Cllr\.?|Councillor|Dame|Sir|Lord|Lady|Baroness|Dr\.?"
    r"|Prof\.?|Professor|Mr\.?"
    r"|Mrs\.?|Ms\.?|Miss|Mx\.?|Rev\.?|Revd\.?|Hon\.?)"
)
POST_NOMINALS = word_set("OBE MBE CBE KBE DBE QC KC MP JP DL FRSA PhD BEM AM MA BA")
_PARTICLES = word_set("de da di del der den van von la le du bin ibn al el ap ab")
_NAME_WORD = r"(?:(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŁŚŠŽ][\w'’]*(?:-[A-Za-zÀ-ž][\w'’]*)*|[A-Z]\.(?:[A-Z]\.)*)"
_PARTICLE = "|".join(sorted(_PARTICLES))
NAME = re.compile(
    rf"(?:(?P<title>{TITLES})\s+)?"
    rf"(?P<name>{_NAME_WORD}(?:\s+(?:(?:{_PARTICLE})\s+){{0,2}}{_NAME_WORD}){{0,3}})"
)

# Words of roles; a part of a list that holds one of them is a role.
ROLE_WORDS = word_set(
    "adviser advisor director officer leader lead head chair chairman chairperson chairwoman co-chair co-chairs"
    " vice-chair deputy assistant executive ceo chief manager secretary minister commissioner inspector hmi"
    " superintendent principal headteacher headteachers coordinator co-ordinator consultant nurse doctor therapist"
    " psychologist practitioner representative member administrator clerk analyst specialist governor trustee"
    " ambassador president vice-president dcs dco dmo dsco sro sendco senco portfolio-holder cabinet mayor treasurer"
    " owner sponsor facilitator supervisor registrar solicitor accountant auditor apprentice interim minute-taker"
    " chairs leads cabinet-member observer minutes notes",
)
# A body's name ends in one of these, or is one of them.
_STRONG_BODY_ENDS = word_set(
    "council authority board trust icb ics ccg nhs dfe department education ofsted cqc commission partnership forum"
    " committee college school academy university hospital ministry borough agency charity federation ltd limited cic"
    " plc england company association mbc mdc lbc alliance nhse dhsc sendiass network government",
)
_WEAK_BODY_ENDS = word_set("service services group unit team office directorate region regions")
"""Parts of bodies: the body only where nothing larger is named."""
BODY_ENDS = _STRONG_BODY_ENDS | _WEAK_BODY_ENDS
BODY_STARTS = (
    "nhs",
    "department",
    "dfe",
    "ofsted",
    "cqc",
    "ministry",
    "care quality commission",
    "city of",
    "london borough",
    "royal borough",
    "metropolitan borough",
    "borough of",
)
REGION = re.compile(
    r"(?:north|south|east|west)(?: (?:east|west|midlands|london))?(?: region)?(?: of england)?|east of england|london"
    r"|yorkshire and (?:the )?humber|(?:east|west) midlands|south west and .*|greater [a-z]+"
)
# Other words that no person's name holds here.
_NEVER_NAMES = word_set(  # the field
    "parent carer parents carers"
    " send sen ehc ehcp ehcps eip pap pip app afi apa action actions plan plans area areas priority improvement"
    " local inclusion"
    " safeguarding quality nursing strategic strategy regional national independent learning skills health care"
    " social children"
    " child childrens young people families family adult adults public community communities educational special"
    " needs disabilities"
    " disability inspection stocktake review meeting next steps support challenge impact communication deep dive"
    " data dashboard"
    " governance leadership joint commissioning finance resources corporate transformation performance"
    " intervention vulnerable"
    " early help years mental wellbeing schools provision specialist speech language therapy development digital"
    " delivery policy"
    " operations operational clinical medical primary secondary further higher work stream workstream version"
    " draft final agenda item minutes"
    " present apologies attendance update report summary conclusion introduction appendix annex table page"
    " section copies"
    # places and parts of places
    " north south east west northern southern eastern western central greater county city town district"
    " metropolitan royal united"
    " kingdom britain midlands region borough london england wales humber coast hall house street road lane"
    " floor avenue building buildings tower centre court square row terrace crescent mews parade quay wharf drive"
    " embankment esplanade boulevard gardens close grove way"
    # days, months, and openings of letters
    " monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october"
    " november december spring summer autumn winter dear yours sincerely faithfully kind regards thank you your"
    " our we i the this"
    " these those there their they it its in on at by for from to with as and or but if when while whilst since"
    " overall also both"
    " of a an all any each every no not following during after before however further please he she his her who"
    " what where how"
    " email tel telephone date re subject ref by"
    # what directors direct
    " culture housing place growth environment economy partnerships outcomes standards sufficiency business"
    " assurance workforce employment"
)
_MAYBE_GIVEN = word_set("april june may summer")
"""Months and seasons that are also given names: allowed in front of a surname."""
_SURNAMES = word_set("young west north may march child page early winter summer day")
"""Words of the field that are also common surnames: allowed after a given name."""
_SURNAMES_BESIDE_ROLES = word_set("hall lane street house road close grove way")
"""The same, but an address ends in them too: allowed only where a title or a role is beside them."""


def is_role(words: str) -> bool:
    """Tell whether `words` hold a word of a role."""
    return any(word in ROLE_WORDS for word in _words(words))


def is_body(words: str, *, strongly: bool = False) -> bool:
    """Tell whether `words` are the name of a body or a region; `strongly`, of more than a part of one."""
    found = _words(words)
    if not found:
        return False
    folded = " ".join(found)
    return bool(
        found[-1] in (_STRONG_BODY_ENDS if strongly else BODY_ENDS)
        or (not strongly and REGION.fullmatch(folded))
        or any(folded == start or folded.startswith(start + " ") for start in BODY_STARTS)
        or any(word in ("council", "nhs", "icb", "partnership", "trust") for word in found)
    )


def opens_unknown(words: str) -> bool:
    """Tell whether `words` are capitalised and open with a word of no table, as bodies' own names do."""
    found = words.split()
    if len(found) < 2 or is_role(words) or not all(word[0].isupper() for word in (found[0], found[-1])):
        return False
    first = _words(found[0])
    return bool(first) and first[0] not in ROLE_WORDS | BODY_ENDS | _NEVER_NAMES


def read_name(words: str, *, has_role: bool = False) -> str | None:
    """Return `words` when they are one person's name and nothing else; `has_role`, when a role follows them."""
    match = NAME.fullmatch(words.strip())
    if match is None or not is_name_words(match["name"], has_title=bool(match["title"]), has_role=has_role):
        return None
    return words.strip()


def is_name_words(name: str, *, has_title: bool = False, has_role: bool = False) -> bool:
    """Tell whether the words of `name` can be a person's: one or more after a title, else two or more."""
    words = _words(name)
    if len(words) < (1 if has_title else 2) or (name.isupper() and len(name) < 8):
        return False
    first, last = words[0], words[-1]
    kept = words[1:] if first in _MAYBE_GIVEN else words
    if last in _SURNAMES or (last in _SURNAMES_BESIDE_ROLES and (has_title or has_role)):
        kept = kept[:-1]
    return not any(is_of_the_field(word) for word in kept)


def is_of_the_field(word: str) -> bool:
    """Tell whether a folded `word` is of a role, a body or the field, and so no part of a name."""
    tables = (ROLE_WORDS, BODY_ENDS, _NEVER_NAMES)
    return word.endswith("shire") or any(word in table or word.removesuffix("s") in table for table in tables)


def _words(text: str) -> list[str]:
    return [
        word.strip(".'’").replace("’", "'").removesuffix("'s") for word in re.findall(r"[\w.'’-]+", text.casefold())
    ]
