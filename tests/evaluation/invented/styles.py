"""House styles as data: how a letter is built and how a plan is laid out, read from `styles/*.toml`.

A style says nothing about facts. Which split may use one stands in `for`: a style of "unseen" areas
never appears in documents that anybody tunes on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from tests.evaluation.invented.facts import Head
from tests.evaluation.invented.load import FactsError, read_table

TITLES = ("Dr", "Councillor", "Professor", "Mrs", "Mr", "Ms", "Dame", "Sir")
_NUMERALS = {
    "digits": [str(number) for number in range(13)],
    "words": ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    "letters": ["", *"ABCDEFGHIJ"],
    "romans": ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"],
    "ordinals": ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"],
}


def numeral(number: int, numerals: str) -> str:
    """Return a number as one of the kinds of numerals writes it."""
    return _NUMERALS[numerals][number]


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """One house style of letters; placeholders are filled by the composing modules."""

    used: str
    """all or unseen."""
    look: str
    addressees: str
    date_at: str
    dates: str
    salutation: str
    subject: str
    person: str
    priority: str
    improvement: str
    calls: str
    """What running text calls a priority action and, after "|", an area for improvement."""
    numerals: str
    quotes: str
    wording_at: str
    parts: tuple[str, ...]
    conclusion: str
    focus: str
    focus_form: str
    topic_ends: str
    next: str
    next_form: str
    copies: str
    copies_form: str
    valediction: str
    letterhead: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    running_head: str = ""
    running_foot: str = ""
    contacts_in_next: bool = False
    paragraphs_numbered: bool = False
    judgements_in_table: bool = False
    deep_dive_subject: str = ""
    """The subject of a deep dive letter; "" for the usual one."""
    judgement_lines: bool = False
    """Judgements stand below a narrative as lines with a label."""
    group_headings: str = ""
    heads_heading: str = ""
    heads_form: str = "paragraphs"
    """paragraphs, bullets or table: what holds the sentences about a head."""
    focus_mark: str = ""
    """What a point of the form "marked" opens with, from {n}."""
    reference: str = ""
    """The line of the sender's reference, where date_at is "reference"."""
    sections_numbered: bool = False
    """Headings are numbered 1., 2., and the paragraphs below them 1.1, 1.2."""
    new_pages: tuple[str, ...] = ()
    """Parts that begin on a new page."""

    def of_kind(self, words: str, kind: str) -> str:
        """Return the half of "a|b" that is for a head's kind; words without "|" are for both."""
        first, _, second = words.partition("|")
        return second if second and kind == "improvement_area" else first


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plan's table: its head, the fields a cell holds in order, and its share of the width."""

    head: str
    shows: tuple[str, ...]
    width: int


@dataclass(frozen=True, slots=True)
class PlanLayout:
    """One layout of plans: a table (columns) or a block of labelled lines (labels)."""

    used: str
    look: str
    title: str
    dates: str
    statuses: str
    owner: str
    """A key of `plan_rows.OWNER_FORMS`: how a holder of a post is printed; initials come with a key."""
    heading: str
    kpi: str
    calls: str = "Priority Action {n}|Area for Improvement {n}"
    """What the plan calls a priority action and, after "|", an area for improvement."""
    issue: str = "Version {version}, {date}"
    """The line below the title."""
    refs: str = "dotted"
    """dotted (2.3), prefixed (PA2.3, AFI1.1) or lettered (2c)."""
    key: str = ""
    """The paragraph that explains the status words."""
    several: str = "; "
    """What stands between two owners in one cell."""
    redated: str = "{due} (was {former})"
    empty: str = ""
    """What stands in a cell when nothing is known."""
    columns: tuple[Column, ...] = ()
    over: tuple[tuple[str, int], ...] = ()
    """An upper header row: words and the number of columns each spans."""
    merged: tuple[str, ...] = ()
    """Heads of columns in which equal cells that follow each other are one cell."""
    months: bool = False
    """Columns for the months of milestones stand before the last column."""
    one_table: bool = False
    """One table for the whole plan; else one under each heading."""
    band: bool = False
    """In one table, a row across all columns names each head before its actions."""
    repeat: bool = False
    card: bool = False
    """Labels stand in a table of two columns, one table for each action."""
    inline: str = ""
    """What stands between labels that follow each other in one paragraph; "" for a line each."""
    labels: tuple[Column, ...] = ()
    block_title: str = ""
    """The line that opens a block of labels, from {ref} and {text}."""
    lists: tuple[str, ...] = ()
    """Fields whose parts, divided by ";", are printed as bullets; their truth has a space between the parts."""
    splits_rows: bool = False
    """A row may be cut by the end of a page."""
    running_head: str = ""
    running_foot: str = ""

    def call(self, head: Head) -> str:
        """Return what the plan calls a head."""
        first, _, second = self.calls.partition("|")
        return (second if head.kind == "improvement_area" else first).format(n=head.number)


@cache
def letter_style(name: str) -> LetterStyle:
    """Return the letter style of this name; raises FactsError when there is none."""
    return _style(LetterStyle, "styles/letters.toml", name)


@cache
def plan_layout(name: str) -> PlanLayout:
    """Return the plan layout of this name; raises FactsError when there is none."""
    return _style(PlanLayout, "styles/plans.toml", name)


def _style(kind: type, file: str, name: str):
    table = read_table(file)
    if name not in table:
        raise FactsError(f"{file} has no style {name!r}; it has {', '.join(table)}.")
    row = {("used" if key == "for" else key): _frozen(key, value) for key, value in table[name].items()}
    unknown = set(row) - {each.name for each in fields(kind)}
    if unknown:
        raise FactsError(f"{file}, {name}: a {kind.__name__} has no {', '.join(sorted(unknown))}.")
    return kind(**row)


def _frozen(key: str, value: object) -> object:
    if not isinstance(value, list):
        return value
    if key in ("columns", "labels"):
        return tuple(Column(head, tuple(shows.split("+")), width) for head, shows, width in value)
    return tuple(tuple(each) if isinstance(each, list) else each for each in value)
