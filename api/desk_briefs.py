"""The desk's verb about briefs: one area told on one page, every line proven as an answer's are.

`api.desk.Desk` has it among its own; page, command, Word file and HTTP all show what it returns.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from urllib.parse import urlencode

from api.errors import AreaNotHeldError
from api.schemas.briefs import BriefOut, PartOut
from api.schemas.chat import CitationOut, StatementOut, TermOut
from assistant.answers import Answer, Status
from assistant.brief.making import make_brief
from assistant.brief.nouns import ACTIONS, Brief, Part, made_from
from assistant.drafts import Draft
from assistant.proof import prove
from assistant.register.overdue import OVERDUE_RULE
from assistant.register.register import Register
from corpus.store import Corpus

UNKNOWN_AREA = "?"
"""Stands for "area not known" in an address; no area has this name."""
_MOST_NAMED = 12


class BriefDesk:
    """What can be told of a whole area of one open corpus."""

    corpus: Corpus
    register: Register

    def brief(self, area: str, as_of: dt.date | None = None) -> BriefOut:
        """Return the brief of an area, named in any case, as at a day or today; raises AreaNotHeldError."""
        held = self.register.areas()
        wanted = "" if area == UNKNOWN_AREA else area
        name = next((one for one in held if one.casefold() == wanted.casefold()), None)
        brief = None if name is None else make_brief(self.corpus, self.register, name, as_of or dt.date.today())
        if brief is None:
            raise AreaNotHeldError(_not_held(area, held))
        return _told(brief, self._proven(brief))

    def _proven(self, brief: Brief) -> Answer:
        """Prove all parts together, so that citations are numbered through; `under` says whose each statement is."""
        parts = enumerate(brief.parts)
        picks = tuple(replace(one, under=str(number)) for number, part in parts for one in part.picks)
        return prove(Draft(Status.ANSWERED, picks=picks), self.corpus.page)


def _told(brief: Brief, proven: Answer) -> BriefOut:
    return BriefOut(
        area=brief.area,
        as_of=brief.on,
        overdue_rule=OVERDUE_RULE,
        made_from=made_from(brief.documents),
        parts=[_part(brief, part, str(number), proven) for number, part in enumerate(brief.parts)],
        citations=[CitationOut.of(one) for one in proven.citations],
    )


def _part(brief: Brief, part: Part, number: str, proven: Answer) -> PartOut:
    stated = [replace(one, under="") for one in proven.statements if one.under == number]
    return PartOut(
        heading=part.heading,
        note=part.note,
        statements=[StatementOut.of(one) for one in stated],
        terms=[TermOut.of(one) for one in part.terms],
        total=part.total,
        url=_list_of(brief, part),
    )


def _list_of(brief: Brief, part: Part) -> str | None:
    """Return the page that lists the actions a part counts, None where there are none."""
    if not part.total:
        return None
    condition = {} if part.heading == ACTIONS else {part.condition: "true", "as_of": brief.on.isoformat()}
    return f"/actions?{urlencode({'area': brief.area or UNKNOWN_AREA, **condition})}"


def _not_held(area: str, held: tuple[str, ...]) -> str:
    named = [one for one in held if one]
    if not named:
        return "No documents are held yet, so there is no area to tell of. Take some in first."
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return f"No document about “{area}” is held. Held are: {', '.join(named[:_MOST_NAMED])}{more}."
