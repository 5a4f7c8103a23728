"""A plan's rows in one version: each action as that version has it, and every field as the layout prints it.

An action is in a version when it has a state for it; what the state leaves open stands as before.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.evaluation.invented.facts import Area, Plan
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.plan_facts import PlanAction, State
from tests.evaluation.invented.sheet import Sheet
from tests.evaluation.invented.styles import TITLES, PlanLayout
from tests.evaluation.invented.truth import DueTruth
from tests.evaluation.invented.when import NOT_SET, words

OWNER_FORMS = {
    "name_role": "{name}, {role}",
    "role_name": "{role}: {name}",
    "name_brackets": "{name} ({role})",
    "name": "{name}",
    "role": "{role}",
    "role_dash": "{role} – {name}",
    "initials": "{initials}",
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action in one version, with times still as notation."""

    action: PlanAction
    ref: str
    text: str
    owner: tuple[str, ...]
    accountable: str
    due: str
    former_due: str
    """The date first set, when the due date has moved since; else ""."""
    success: str
    status: str
    progress: str
    account: tuple[tuple[int, str], ...]
    """Plan version and progress, for all that was told so far; the latest first, and nothing twice."""


def rows_of(area: Area, version: int) -> list[PlanRow]:
    """Return the plan's rows in one version, by head and then by ref."""
    rows = [row_of(action, version) for action in area.actions if any(state.plan == version for state in action.states)]
    order = {head.key: place for place, head in enumerate(area.heads)}
    return sorted(rows, key=lambda row: (order[row.action.head], [int(part) for part in row.ref.split(".")]))


def row_of(action: PlanAction, version: int) -> PlanRow:
    """Return an action as one version has it."""
    states = [state for state in action.states if state.plan <= version]
    dues = [action.due, *(state.due for state in states if state.due is not None)]
    return PlanRow(
        action=action,
        ref=_latest(states, "ref", action.ref),
        text=_latest(states, "text", action.text),
        owner=_latest(states, "owner", action.owner),
        accountable=_latest(states, "accountable", action.accountable),
        due=dues[-1],
        former_due=dues[0] if dues[0] and dues[-1] != dues[0] else "",
        success=_latest(states, "success", action.success),
        status=states[-1].status,
        progress=states[-1].progress,
        account=_account_of(states),
    )


def _account_of(states: list[State]) -> tuple[tuple[int, str], ...]:
    told = {state.progress: state.plan for state in states if state.progress}
    return tuple(sorted(((plan, progress) for progress, plan in told.items()), reverse=True))


def _latest(states: list[State], name: str, first: object) -> object:  # the type of `first`
    said = [getattr(state, name) for state in states if getattr(state, name) is not None]
    return said[-1] if said else first


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row's fields as this document prints them; "" for what is not known."""

    row: PlanRow
    fields: dict[str, str]
    due: DueTruth | None
    former_due: DueTruth | None
    owner_named: str | None = None
    """The owners' names and roles, where only their initials are printed in the row."""

    def truth(self, shown: set[str]) -> dict[str, str | None]:
        """Return the fields of a mention among those the layout shows, None for what is not printed."""
        names = ("owner", "accountable", "body", "success", "status", "progress")
        lines = {name: self.fields[name].replace("<br>", " ") for name in names if name in shown}
        if "account" in shown:
            lines["progress"] = self.fields["account"].replace("<br>", " ")
        return {name: lines.get(name) or None for name in names}


def print_row(sheet: Sheet, layout: PlanLayout, plan: Plan, row: PlanRow, head: str) -> PrintedRow:
    """Return a row's fields as printed in a layout."""
    area = sheet.area
    # "TBC" stands for a date that nobody has set, as an empty cell does.
    due = DueTruth.of(row.due, words(row.due, layout.dates)) if row.due not in ("", NOT_SET) else None
    former = DueTruth.of(row.former_due, words(row.former_due, layout.dates)) if row.former_due else None
    status = read_table("wording/statuses.toml")[layout.statuses].get(row.status, "")
    body = area.body(row.action.body)
    printed = {
        "ref": printed_ref(area, layout, row),
        "text": sheet.words(row.text),
        "head": head,
        "owner": layout.several.join(_holder(sheet, layout.owner, plan, owner) for owner in row.owner),
        "accountable": _holder(sheet, layout.owner, plan, row.accountable) if row.accountable else "",
        "body": body.name if body else row.action.body,
        "original": (former or due).words if due else "",
        "revised": due.words if due and former else "",
        "success": sheet.words(row.success.replace("; ", "<br>") if "success" in layout.lists else row.success),
        "status": status,
        "progress": sheet.words(row.progress),
        "account": "<br>".join(_account(sheet, layout, version, told) for version, told in row.account),
    }
    people = {"Owner": printed["owner"], "Sponsor": printed["accountable"]}
    printed["people"] = "<br>".join(f"{label}: {names}" for label, names in people.items() if names)
    both = due and former
    printed["due"] = layout.redated.format(due=due.words, former=former.words) if both else due.words if due else ""
    if row.due == NOT_SET:
        printed["due"] = printed["original"] = words(NOT_SET, layout.dates)
    named = None
    if layout.owner == "initials" and row.owner:
        named = "; ".join(_holder(sheet, "name_role", plan, owner) for owner in row.owner)
    return PrintedRow(row, printed, due, former, named)


def printed_ref(area: Area, layout: PlanLayout, row: PlanRow) -> str:
    """Return a row's ref in the layout's form: 2.3, PA2.3 or 2c."""
    head, number = row.ref.split(".")
    if layout.refs == "lettered":
        return f"{head}{'abcdefghijkl'[int(number) - 1]}"
    if layout.refs == "prefixed":
        kind = area.head(row.action.head)
        return f"{'PA' if kind.kind == 'priority_action' else 'AFI'}{kind.number}.{number}"
    return row.ref


def put_initials(sheet: Sheet, plan: Plan) -> None:
    """Put down whom the initials of a plan's owners stand for, those of everyone who has a row."""
    rows = rows_of(sheet.area, plan.version)
    keys = dict.fromkeys(key for row in rows for key in (*row.owner, row.accountable))
    posts = [post for post in sheet.area.posts if post.key in keys and post.holder(plan.date)]
    lines = []
    for post in posts:
        name = post.holder(plan.date)
        sheet.person(name, post.role, "", "mentioned")
        lines.append(f"{_initials(name)} = {name}, {post.role}")
    sheet.add("para", f"Initials used: {'; '.join(lines)}.")


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split() if part not in TITLES)


def _account(sheet: Sheet, layout: PlanLayout, version: int, told: str) -> str:
    day = next(plan.date for plan in sheet.area.plans if plan.version == version)
    return f"{words(f'{day:%Y-%m}', layout.dates)}: {sheet.words(told)}"


def _holder(sheet: Sheet, form: str, plan: Plan, key: str) -> str:
    """Return a post's holder in the layout's form, a body's name, or the words themselves."""
    body, post = sheet.area.body(key), sheet.area.post(key)
    if body:
        return body.name
    if not post:
        return key
    name = post.holder(plan.date)
    if not name:
        return f"{post.role} (vacant)"
    return OWNER_FORMS[form].format(name=name, role=post.role, initials=_initials(name))
