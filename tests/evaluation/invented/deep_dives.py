"""A deep dive letter: one head, what was looked at and found, recommendations that may be known asks."""

from __future__ import annotations

from dataclasses import replace

from tests.evaluation.invented.facts import Area, Round
from tests.evaluation.invented.letter_facts import DeepDive
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.letter_people import put_close, put_contacts, put_copies, put_top
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.sheet import Composed, Sheet
from tests.evaluation.invented.styles import letter_style
from tests.evaluation.invented.truth import DocumentTruth
from tests.evaluation.invented.when import words


def compose_deep_dive(area: Area, dive: DeepDive) -> Composed:
    """Return the letter about one deep dive, in the style of the round it follows."""
    round_ = next(each for each in area.rounds if each.number == dive.round)
    style = letter_style(round_.style)
    style = replace(style, subject=style.deep_dive_subject or style.subject)
    on_the_day = Round(dive.round, dive.date, dive.letter, round_.style, dive.format, (dive.head,))
    truth = DocumentTruth(
        file=f"{area.slug}-deep-dive-letter-{dive.letter.isoformat()}.{dive.format}",
        area=area.name,
        kind="stocktake_letter",
        series="deep_dives",
        date=dive.letter,
        round=dive.round,
        title=f"{area.name} deep dive letter",
        style=round_.style,
        meeting=words(dive.date.isoformat(), style.dates),
    )
    letter = Letter(area, on_the_day, style, Sheet(area, truth, style.dates))
    put_top(letter)
    _put_findings(letter, dive)
    _put_recommendations(letter, dive)
    put_contacts(letter)
    if "copies" in style.parts:
        put_copies(letter)
    put_close(letter)
    return letter.sheet.finished(style.look, letter.fill(style.running_head), letter.fill(style.running_foot))


def _put_findings(letter: Letter, dive: DeepDive) -> None:
    sheet, head = letter.sheet, letter.area.head(dive.head)
    text = read_table("wording/deep_dive_text.toml")
    opening = sheet.words(letter.fill(sheet.pick.one(text["openings"]), title=head.title[0].lower() + head.title[1:]))
    meeting = sheet.truth.meeting
    sheet.tell("deep-dive", "meeting", opening, "the deep dive", head=head.key, value=meeting, when=meeting)
    letter.paragraph(opening)
    wording = sheet.words(head.wording)
    heading = f"{letter.call(head)}: {wording}"
    letter.printed_heading(heading[0].upper() + heading[1:])
    sheet.mention(
        head.key,
        head.kind,
        ref=letter.number(head),
        text=wording,
        place=heading[0].upper() + heading[1:],
        head=head.key,
        label=letter.call(head),
    )
    found = [sheet.words(letter.fill(sentence)) for sentence in dive.found]
    for number, sentence in enumerate(found, start=1):
        sheet.tell(f"deep-dive-{number}", "strength", sentence, head.title, head=head.key)
    letter.paragraph(" ".join(found))
    table = read_table("wording/judgements.toml")["dfe_nhse"]
    marked = letter.fill(sheet.pick.one(table[dive.scale]), it=letter.call(head))
    letter.paragraph(sheet.update(head.key, marked[0].upper() + marked[1:], "dfe_nhse", dive.scale))


def _put_recommendations(letter: Letter, dive: DeepDive) -> None:
    sheet = letter.sheet
    text = read_table("wording/deep_dive_text.toml")
    letter.heading(sheet.pick.one(text["headings"]))
    letter.paragraph(sheet.words(letter.fill(sheet.pick.one(text["intros"]))))
    lines = []
    for agreed in dive.recommended:
        due = sheet.by(agreed.due) if agreed.due else ""
        printed = sheet.words(letter.fill(agreed.text, due=due)).rstrip(".")
        sheet.mention(
            agreed.key,
            "continued_focus",
            ref=None,
            text=printed,
            place=printed,
            head=dive.head,
            due=sheet.due(agreed.due) if agreed.due else None,
            missing=("owner",) if agreed.due else ("owner", "date"),
        )
        lines.append(f"{printed}.")
    sheet.add("list", *lines)
