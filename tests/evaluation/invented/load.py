"""Area files (TOML) into facts: every key is checked, so that a slip of the pen is named and not ignored.

The TOML tables carry the names of the dataclasses' fields; nested tables become the dataclass that the
field's tuple holds.
"""

from __future__ import annotations

import tomllib
import types
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from tests.evaluation.invented.facts import Area
from tests.evaluation.invented.when import WhenError, read_when

AREAS = Path(__file__).parent / "areas"


class FactsError(Exception):
    """An area file says something that the facts have no place for."""


def load_areas(folder: Path = AREAS, slugs: Collection[str] = ()) -> tuple[Area, ...]:
    """Return the facts of the area files in `folder`, in name order; of those named in `slugs` when any are."""
    known = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if strange := sorted(set(slugs) - set(known)):
        raise FactsError(f"There is no area {', '.join(strange)}; there are {', '.join(known)}.")
    return tuple(load_area(path) for slug, path in known.items() if not slugs or slug in slugs)


def load_area(path: Path) -> Area:
    """Return the facts of one area file; raises FactsError naming the file and the table."""
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    area = _made(Area, {"slug": path.stem, **row}, path.name)
    _check_keys(area, path.name)
    return area


def _made(kind: type, row: Mapping[str, Any], where: str) -> Any:
    hints = get_type_hints(kind)
    known = {each.name: each for each in fields(kind)}
    unknown = sorted(set(row) - set(known))
    missing = sorted(
        name
        for name, each in known.items()
        if name not in row and each.default is MISSING and each.default_factory is MISSING
    )
    if unknown or missing:
        raise FactsError(
            f"{where}: a {kind.__name__} has no {', '.join(unknown) or 'unknown field'}"
            f" and needs {', '.join(missing) or 'nothing more'}. Its fields are {', '.join(known)}."
        )
    return kind(**{name: _value(hints[name], value, f"{where}, {name}") for name, value in row.items()})


def _value(hint: Any, value: Any, where: str) -> Any:
    if isinstance(hint, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        (inner, *_) = get_args(hint)
        if not isinstance(value, list):
            raise FactsError(f"{where}: expected a list, found {value!r}.")
        return tuple(_value(inner, each, f"{where} {number}") for number, each in enumerate(value, start=1))
    if is_dataclass(hint):
        return _made(hint, value, where)
    expected = Mapping if get_origin(hint) is Mapping else hint
    if get_origin(hint) is not None and not isinstance(value, Mapping):
        raise FactsError(f"{where}: expected a table, found {value!r}.")
    if isinstance(expected, type) and not isinstance(value, expected):
        raise FactsError(f"{where}: expected {expected.__name__}, found {value!r}.")
    return value


def _check_keys(area: Area, where: str) -> None:
    """Raise FactsError where a key points at nothing, or a date cannot be read."""
    heads = {head.key for head in area.heads} | {"plan"}
    owners = {post.key for post in area.posts} | {body.key for body in area.bodies}
    actions = {action.key for action in area.actions}
    asks = {ask.key for ask in area.asks}
    pointing = [
        *((each.head, heads) for each in (*area.figures, *area.remarks, *area.asks, *area.actions)),
        *((each.about, heads) for each in area.judgements),
        *((key, heads) for each in area.rounds for key in each.heads),
        *((action.accountable, owners | {""}) for action in area.actions),
        *((key, actions) for action in area.actions for key in (action.split_from, *action.merged_from) if key),
        *((key, asks) for ask in area.asks for key in (ask.split_from, *ask.merged_from) if key),
        *((ask.same_as, actions) for ask in area.asks if ask.same_as),
    ]
    for key, known in pointing:
        if key not in known:
            raise FactsError(f"{where}: {key!r} is not among {', '.join(sorted(known))}.")
    for notation in _dates(area):
        try:
            read_when(notation)
        except WhenError as error:
            raise FactsError(f"{where}: {error}") from error
    if area.split not in ("tune", "unseen"):
        raise FactsError(f"{where}: expected split to be tune or unseen, found {area.split!r}.")


def _dates(area: Area) -> set[str]:
    found = {value.when for figure in area.figures for value in figure.values}
    found |= {remark.when for remark in area.remarks} | {step.when for step in area.steps}
    found |= {says.due for ask in area.asks for says in ask.says}
    found |= {action.due for action in area.actions}
    found |= {state.due for action in area.actions for state in action.states if state.due is not None}
    found |= {month for action in area.actions for month in action.milestones}
    found |= {period for kpi in area.kpis for period in (*kpi.periods, kpi.baseline_when)}
    return found - {""}


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """Return one of this package's data tables, such as `wording/measures.toml`."""
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
