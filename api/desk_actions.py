"""The desk's verbs about the register: list actions, tell one's history, take them away, decide about links.

`api.desk.Desk` has them among its own. Lists are in the register's order, the worst first; overdue is always
measured on a day that is said with the answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from fastapi.exceptions import RequestValidationError

from api.citing import Quotes
from api.errors import ActionNotFoundError
from api.schemas.actions import ActionHistory, LinkDecision, ListedActions
from api.schemas.actions_asked import ActionsAsked
from api.schemas.lists import Listed, one_page
from api.schemas.measures import MeasureOut
from api.taking_away import Extract, Taken, take_away
from api.telling_actions import action_history, action_out, measure_out
from assistant.holdings import Holdings
from assistant.register.filters import badness, select
from assistant.register.overdue import OVERDUE_RULE
from assistant.register.register import Register
from assistant.register.tracked import Mention, TrackedAction
from corpus.actions import Measure
from corpus.decisions import Statement
from corpus.documents import Document
from corpus.store import Corpus

_ABOVE_ZERO = 1000
"""Added to numbers of the order, some of which are negative."""
_PLACE_CHARS = 40


class ActionDesk:
    """What can be asked about the actions of one open corpus."""

    corpus: Corpus
    holdings: Holdings
    register: Register

    def tracked(self, asked: ActionsAsked) -> tuple[TrackedAction, ...]:
        """Return the actions asked for, the worst first."""
        actions = [one for area in self._areas(asked.area) for one in self.register.area(area)]
        found = select(actions, asked.to_wanted(), asked.day)
        return tuple(one for one in found if asked.overdue is not False or not one.is_overdue(asked.day))

    def actions(self, asked: ActionsAsked) -> ListedActions:
        """Return one page of the actions asked for, the worst first."""
        found = self.tracked(asked)
        page, following = one_page(found, lambda one: _place(one, asked.day), cursor=asked.cursor, limit=asked.limit)
        quotes = Quotes(self.corpus, self.holdings)
        rows = [action_out(one, quotes, asked.day) for one in page]
        return ListedActions(items=rows, total=len(found), next=following, as_of=asked.day, overdue_rule=OVERDUE_RULE)

    def actions_file(self, asked: ActionsAsked, site: str) -> Taken:
        """Return all actions asked for as a file whose links lead to `site`, such as `http://127.0.0.1:8000`."""
        quotes = Quotes(self.corpus, self.holdings)
        documents = self._documents(asked.area)
        wanted = [one for one in documents if not asked.document_id or one.document_id in asked.document_id]
        return take_away(
            Extract(
                asked=asked,
                actions=[action_out(one, quotes, asked.day) for one in self.tracked(asked)],
                measures=[measure_out(*each, quotes) for each in self._measures_of(wanted)],
                documents=documents,
                site=site.rstrip("/"),
            )
        )

    def action(self, action_id: str, as_of: dt.date | None = None) -> ActionHistory:
        """Return one action with its history, also by the id of a later statement; raises ActionNotFoundError."""
        found = self.register.find(action_id)
        if found is None:
            raise _no_such_action()
        return action_history(found, Quotes(self.corpus, self.holdings), as_of or dt.date.today())

    def measures(
        self,
        areas: Iterable[str] = (),
        document_ids: Iterable[str] = (),
        *,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Listed[MeasureOut]:
        """Return the rows of indicator tables, by area, the newest document first."""
        wanted = set(document_ids)
        documents = [one for one in self._documents(areas) if not wanted or one.document_id in wanted]
        placed = list(self._measures_of(documents))
        quotes = Quotes(self.corpus, self.holdings)
        page, following = one_page(placed, _measure_place, cursor=cursor, limit=limit)
        return Listed(items=[measure_out(*each, quotes) for each in page], total=len(placed), next=following)

    def decide(self, decision: LinkDecision, by: str = "") -> ActionHistory:
        """Keep a person's word on a link; return the action that the later statement belongs to now."""
        earlier, later = self._pair(decision.earlier, decision.later)
        self.corpus.decisions.decide(_named(earlier), _named(later), decision.verdict, by)
        return self.action(decision.later)

    def undo(self, earlier: str, later: str) -> None:
        """Forget a person's word on a link; one that was never given is no error."""
        self.corpus.decisions.undo(*map(_named, self._pair(earlier, later)))

    def _pair(self, earlier: str, later: str) -> tuple[Mention, Mention]:
        pair = self._mention(earlier), self._mention(later)
        areas, days = zip(*((one.document.area, one.document.date or dt.date.min) for one in pair), strict=True)
        if areas[0] != areas[1]:
            raise _unfit(f"two statements of one area, found one of {areas[0]!r} and one of {areas[1]!r}")
        if pair[0].document.document_id == pair[1].document.document_id or days[0] > days[1]:
            raise _unfit("`earlier` from an older document than `later`")
        return pair

    def _mention(self, action_id: str) -> Mention:
        found = self.register.find(action_id)
        for mention in found.mentions if found else ():
            if mention.action.action_id == action_id:
                return mention
        raise _no_such_action()

    def _areas(self, named: Iterable[str]) -> list[str]:
        wanted = {area.casefold() for area in named}
        return [area for area in self.register.areas() if not wanted or area.casefold() in wanted]

    def _documents(self, areas: Iterable[str]) -> list[Document]:
        wanted = set(self._areas(areas))
        return [one for one in self.corpus.documents() if one.area in wanted]

    def _measures_of(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Measure]]:
        placed = ((one, measure) for one in documents for measure in self.corpus.measures(one.document_id))
        yield from sorted(placed, key=_measure_place)


def _place(action: TrackedAction, today: dt.date) -> str:
    """Return the order of the register as a text, short enough for a cursor."""
    return "\0".join(_in_order(part) for part in badness(action, today))


def _in_order(part: object) -> str:
    if isinstance(part, int):  # A bool is one too.
        return f"{part + _ABOVE_ZERO:06d}"
    return part.isoformat() if isinstance(part, dt.date) else str(part)[:_PLACE_CHARS]


def _measure_place(placed: tuple[Document, Measure]) -> str:
    document, measure = placed
    # By area, then newest first; what has no date comes last.
    days_back = dt.date.max.toordinal() - (document.date or dt.date.min).toordinal()
    area = document.area.casefold()[:_PLACE_CHARS]
    return "\0".join((area, f"{days_back:07d}", document.document_id, f"{measure.ordinal:06d}", measure.measure_id))


def _named(mention: Mention) -> Statement:
    return Statement.of(mention.document, mention.action)


def _no_such_action() -> ActionNotFoundError:
    return ActionNotFoundError(
        "No action with that id is in the documents held: it may have gone with the document that stated it. List the "
        "actions to see those that are."
    )


def _unfit(expected: str) -> RequestValidationError:
    return RequestValidationError([{"type": "pair", "loc": ("body", "later"), "msg": f"Expected {expected}"}])
