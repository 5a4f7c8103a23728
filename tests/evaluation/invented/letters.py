"""One stocktake letter from an area's facts and a house style: the parts in the style's order.

The style decides where things stand and what they are called; what is said comes from the facts and
the wording tables.
"""

from __future__ import annotations

from collections.abc import Callable

from corpus.samples.source import Block
from tests.evaluation.invented.facts import Area, Round
from tests.evaluation.invented.letter_focus import put_focus
from tests.evaluation.invented.letter_heads import put_heads
from tests.evaluation.invented.letter_judgements import put_conclusion
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.letter_people import put_changes, put_close, put_contacts, put_copies, put_top
from tests.evaluation.invented.letter_steps import put_next
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.sheet import Composed, Sheet
from tests.evaluation.invented.styles import letter_style
from tests.evaluation.invented.truth import DocumentTruth
from tests.evaluation.invented.when import words


def compose_letter(area: Area, round_: Round) -> Composed:
    """Return the letter of one round."""
    style = letter_style(round_.style)
    truth = DocumentTruth(
        file=f"{area.slug}-stocktake-letter-{round_.letter.isoformat()}.{round_.format}",
        area=area.name,
        kind="stocktake_letter",
        series="letters",
        date=round_.letter,
        round=round_.number,
        title=f"{area.name} stocktake letter",
        style=round_.style,
        meeting=words(round_.meeting.isoformat(), style.dates),
    )
    letter = Letter(area, round_, style, Sheet(area, truth, style.dates))
    put_top(letter)
    for part in style.parts:
        if part in style.new_pages:
            letter.sheet.blocks.append(Block("page", ()))
        _PARTS[part](letter)
    if style.date_at == "end":
        letter.sheet.say(letter.date)
    return letter.sheet.finished(style.look, letter.fill(style.running_head), letter.fill(style.running_foot))


def _opening(letter: Letter) -> None:
    sheet = letter.sheet
    opening = sheet.words(letter.fill(letter.phrase("openings")))
    topic = "the stocktake meeting"
    sheet.tell("meeting", "meeting", opening, topic, value=sheet.truth.meeting, when=sheet.truth.meeting)
    letter.paragraph(opening)
    put_changes(letter)


def _thanks(letter: Letter) -> None:
    sentence = letter.sheet.words(letter.fill(letter.phrase("thanks")))
    forum = letter.area.body("forum")
    who = forum.name if forum else None
    letter.sheet.tell("thanks", "took_part", sentence, "who took part in the stocktake", who=who)
    for body in letter.area.bodies:
        if f"{body.name} ({body.short})" in sentence:
            letter.sheet.tell(f"body-{body.key}", "definition", sentence, body.short, value=body.name)
    letter.paragraph(sentence)


def _contacts(letter: Letter) -> None:
    if not letter.style.contacts_in_next:
        put_contacts(letter)


def _close(letter: Letter) -> None:
    if letter.sheet.pick.chance(read_table("wording/letter_text.toml")["footnote_share"]):
        letter.sheet.say(letter.phrase("footnotes"))
    put_close(letter)


_PARTS: dict[str, Callable[[Letter], None]] = {
    "opening": _opening,
    "thanks": _thanks,
    "heads": put_heads,
    "conclusion": put_conclusion,
    "focus": put_focus,
    "next": put_next,
    "contacts": _contacts,
    "copies": put_copies,
    "close": _close,
}
