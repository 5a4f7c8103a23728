"""One version of an area's plan: title, rows in the layout's tables or label blocks, indicators.

What a layout does not show (an owner, where it has no such column) is not in that document's truth.
"""

from __future__ import annotations

from itertools import groupby

from tests.evaluation.invented.facts import Area, Head, Plan
from tests.evaluation.invented.kpis import put_kpis
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.plan_blocks import put_blocks, put_cards
from tests.evaluation.invented.plan_rows import PrintedRow, print_row, printed_ref, put_initials, row_of, rows_of
from tests.evaluation.invented.plan_tables import put_table
from tests.evaluation.invented.sheet import Composed, Sheet
from tests.evaluation.invented.styles import PlanLayout, plan_layout
from tests.evaluation.invented.truth import DocumentTruth
from tests.evaluation.invented.when import words


def compose_plan(area: Area, plan: Plan) -> Composed:
    """Return one version of the plan."""
    layout = plan_layout(plan.layout)
    rounds = [each.number for each in area.rounds if each.letter <= plan.date]
    truth = DocumentTruth(
        file=f"{area.slug}-{area.plan_name.lower().replace(' ', '-')}-v{plan.version}.{plan.format}",
        area=area.name,
        kind="improvement_plan" if "improvement" in area.plan_name.lower() else "action_plan",
        series="plans",
        date=plan.date,
        round=max(rounds, default=0),
        title=_fill(area, plan, layout, layout.title),
        style=plan.layout,
        version=plan.version,
    )
    sheet = Sheet(area, truth, layout.dates)
    _put_front(sheet, layout, plan)
    _put_actions(sheet, layout, plan)
    _put_closed(sheet, plan)
    put_kpis(sheet, layout, plan)
    _put_end(sheet)
    head, foot = (_fill(area, plan, layout, text) for text in (layout.running_head, layout.running_foot))
    return sheet.finished(layout.look, head, foot)


def _fill(area: Area, plan: Plan, layout: PlanLayout, text: str, **more: str) -> str:
    bodies = {body.key: body.name for body in area.bodies}
    date = words(plan.date.isoformat(), layout.dates)
    values = {
        **bodies,
        "area": area.name,
        "plan": area.plan_name,
        "plan_short": area.plan_short,
        "board": area.board,
        "version": str(plan.version),
        "date": date,
        "page": "{page}",
        "pages": "{pages}",
        **more,
    }
    return text.format_map(values)


def _put_front(sheet: Sheet, layout: PlanLayout, plan: Plan) -> None:
    text = read_table("wording/plan_text.toml")
    fill = lambda words_: _fill(sheet.area, plan, layout, words_)  # noqa: E731 - four short uses on this screen
    sheet.add("heading1", sheet.truth.title)
    sheet.say(fill(layout.issue))
    sheet.say(fill(sheet.pick.one(text["intros"])))
    sheet.say(fill(sheet.pick.one(text["notes"])))
    if layout.key:
        sheet.say(layout.key)
    if layout.owner == "initials":
        put_initials(sheet, plan)


def _put_actions(sheet: Sheet, layout: PlanLayout, plan: Plan) -> None:
    rows = rows_of(sheet.area, plan.version)
    printed = [print_row(sheet, layout, plan, row, _head_line(sheet, layout, row.action.head)) for row in rows]
    shown = {name for part in (*layout.columns, *layout.labels) for name in part.shows}
    shown |= {"due"} if "original" in shown else set()
    shown |= {"owner", "accountable"} if "people" in shown else set()
    put = put_cards if layout.card else put_blocks if layout.labels else put_table
    if layout.one_table:
        # A group cell is a heading; a column that repeats the same words on each row is not.
        is_merged = any(column.shows == ("head",) and column.head in layout.merged for column in layout.columns)
        is_merged |= layout.band
        for line in dict.fromkeys(each.fields["head"] for each in printed if is_merged):
            _note_head(sheet, layout, next(each for each in printed if each.fields["head"] == line), line)
        put(sheet, layout, plan, printed)
    else:
        for head, group in groupby(printed, key=lambda each: each.row.action.head):
            found = list(group)
            heading = _heading(sheet, layout, sheet.area.head(head))
            sheet.add("heading2", heading)
            _note_head(sheet, layout, found[0], heading)
            put(sheet, layout, plan, found)
    for each in printed:
        _note(sheet, layout, plan, each, shown)


def _head_line(sheet: Sheet, layout: PlanLayout, key: str) -> str:
    head = sheet.area.head(key)
    return f"{layout.call(head)}: {head.title}"


def _heading(sheet: Sheet, layout: PlanLayout, head: Head) -> str:
    call = layout.call(head)
    place = [each.key for each in sheet.area.heads].index(head.key) + 1
    return layout.heading.format(call=call, title=head.title, n=place)


def _note_head(sheet: Sheet, layout: PlanLayout, printed: PrintedRow, line: str) -> None:
    head = sheet.area.head(printed.row.action.head)
    call = layout.call(head)
    label = call if call in line else None
    ref = str(head.number) if label else None
    sheet.mention(head.key, head.kind, ref=ref, text=head.title, place=line, head=head.key, label=label)


def _note(sheet: Sheet, layout: PlanLayout, plan: Plan, printed: PrintedRow, shown: set[str]) -> None:
    row = printed.row
    truth = printed.truth(shown)
    told = {"owner": truth["owner"], "date": printed.due and printed.due.end, "measure": truth["success"]}
    missing = tuple(name for name, value in told.items() if not value)
    mention = sheet.mention(
        row.action.key,
        "plan_action",
        ref=printed.fields["ref"],
        text=printed.fields["text"],
        place=printed.fields["text"],
        head=row.action.head,
        due=printed.due,
        former_due=printed.former_due,
        owner_named=printed.owner_named,
        missing=missing,
        **truth,
    )
    if layout.months:
        for month, reached in row.action.milestones.items():
            sheet.note_milestone(mention, month, reached, plan.date)
    if truth["status"]:
        sheet.note_update(row.action.key, truth["status"], truth["status"], "area", row.status)
    elif truth["progress"]:
        sheet.note_update(row.action.key, truth["progress"], truth["progress"], "area", "no_judgement")


def _put_closed(sheet: Sheet, plan: Plan) -> None:
    """Put down the actions that left the plan with a reason in this version."""
    text = read_table("wording/plan_text.toml")
    gone = [
        action
        for action in sheet.area.actions
        if action.closed and max(state.plan for state in action.states) == plan.version - 1
    ]
    if not gone:
        return
    sheet.say(sheet.pick.one(text["closed_headings"]), "heading2")
    for action in gone:
        last = row_of(action, plan.version - 1)
        template = sheet.pick.one(text["closed"])
        before = plan_layout(next(each.layout for each in sheet.area.plans if each.version == plan.version - 1))
        ref = printed_ref(sheet.area, before, last)
        closed = template.format(ref=ref, text=last.text[0].lower() + last.text[1:], reason=f"*{action.closed}*")
        sentence = sheet.update(action.key, closed, "area", "no_judgement")
        sheet.add("para", sentence)
        said = sheet.updates[-1].words
        sheet.tell(f"closed-{action.key}", "closed", sentence, last.text, head=action.head, value=said)


def _put_end(sheet: Sheet) -> None:
    text = read_table("wording/plan_text.toml")
    if sheet.pick.chance(0.5):
        sheet.say(text["risks_heading"], "heading2")
        sheet.add("list", *(sheet.words(risk) for risk in text["risks"]))
    sheet.say(sheet.pick.one(text["ends"]).format(board=sheet.area.board))
