"""Minutes of the board that looks after a plan: who came, what was heard of actions, what was agreed."""

from __future__ import annotations

from tests.evaluation.invented.facts import Area, Plan
from tests.evaluation.invented.letter_facts import Agreed
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.plan_facts import Minutes, Note
from tests.evaluation.invented.plan_rows import printed_ref, row_of
from tests.evaluation.invented.sheet import Composed, Sheet
from tests.evaluation.invented.styles import plan_layout
from tests.evaluation.invented.truth import DocumentTruth
from tests.evaluation.invented.when import words

_DATES = "long"
_LOOK = "borough-minutes"


def compose_minutes(area: Area, minutes: Minutes) -> Composed:
    """Return the minutes of one meeting."""
    truth = DocumentTruth(
        file=f"{area.slug}-board-minutes-{minutes.date.isoformat()}.{minutes.format}",
        area=area.name,
        kind="minutes",
        series="minutes",
        date=minutes.date,
        round=minutes.round,
        title=f"Minutes of the {area.name} {area.board}",
        style="minutes",
        meeting=words(minutes.date.isoformat(), _DATES),
    )
    sheet = Sheet(area, truth, _DATES)
    sheet.add("heading1", f"{area.name} {area.board}")
    sheet.say(f"Minutes of the meeting held on {truth.meeting}")
    _put_present(sheet)
    plan = max((each for each in area.plans if each.date <= minutes.date), key=lambda each: each.version)
    sheet.say("1. Welcome and minutes of the last meeting", "heading2")
    sheet.say(sheet.pick.one(read_table("wording/minutes_text.toml")["welcomes"]))
    sheet.say(f"2. {area.plan_name}", "heading2")
    for note in minutes.notes:
        _put_note(sheet, note, plan)
    text = read_table("wording/minutes_text.toml")
    sheet.say(f"3. {sheet.pick.one(text['agreed_headings'])}", "heading2")
    if sheet.pick.one(text["agreed_forms"]) == "table":
        lines = [_agreed(sheet, each, minutes) for each in minutes.agreed]
        sheet.add_table([text["agreed_columns"], *("|".join(line) for line in lines)], (60, 25, 15))
    else:
        for agreed in minutes.agreed:
            _put_agreed(sheet, agreed, minutes)
    return sheet.finished(_LOOK, f"{area.name} {area.board}", "{page}")


def _put_present(sheet: Sheet) -> None:
    present = []
    for post in (*sheet.area.named("chair"), *sheet.area.named("copied"), *sheet.area.named("member")):
        name, body = post.holder(sheet.truth.date), sheet.area.body(post.body)
        if name:
            # "the county council" is no name for a list of people.
            organisation = post.body if not body else body.name if body.short.startswith("the ") else body.short
            sheet.person(name, post.role, organisation, "present")
            present.append(", ".join(part for part in (name, post.role, organisation) if part))
    sheet.add("para", "Present: " + "; ".join(present))


def _put_note(sheet: Sheet, note: Note, plan: Plan) -> None:
    action = next(each for each in sheet.area.actions if each.key == note.action)
    row = row_of(action, plan.version)
    ref = printed_ref(sheet.area, plan_layout(plan.layout), row)
    sentence = sheet.update(note.action, f"Action {ref}: {note.text}", "area", note.scale)
    said = sheet.updates[-1].words
    sheet.tell(f"note-{note.action}", "outcome", sentence, row.text, head=action.head, value=said)
    sheet.add("para", sentence)


def _put_agreed(sheet: Sheet, agreed: Agreed, minutes: Minutes) -> None:
    text, name, _ = _agreed(sheet, agreed, minutes, is_dated=True)
    form = read_table("wording/minutes_text.toml")["agreed" if name else "agreed_nobody"]
    sheet.add("para", sheet.pick.one(form).format(name=name, text=text))


def _agreed(sheet: Sheet, agreed: Agreed, minutes: Minutes, *, is_dated: bool = False) -> tuple[str, str, str]:
    """Note what was agreed and return its words (with their date or without), who does it and the date."""
    post = sheet.area.post(agreed.owner)
    name = (post.holder(minutes.date) or f"the {post.role}") if post else ""
    due = sheet.by(agreed.due) if agreed.due else ""
    written = agreed.text if is_dated else agreed.text.replace(" by {due}", "")
    text = sheet.words(written.format(due=due)).rstrip(".")
    sheet.mention(
        agreed.key,
        "plan_action",
        ref=None,
        text=text,
        place=text,
        owner=name or None,
        due=sheet.due(agreed.due) if agreed.due else None,
        missing=tuple(what for what, known in (("owner", name), ("date", agreed.due)) if not known),
    )
    return text, name, sheet.due(agreed.due).words if agreed.due else ""
