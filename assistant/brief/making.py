"""An area's documents and its register into a brief: every part in order, each told or said to be empty.

Nothing is worded here but notes; what is stated is picked from documents and proven as any answer is.
"""

from __future__ import annotations

from datetime import date

from assistant.brief.actions_told import action_parts, dates_ahead, priorities
from assistant.brief.nouns import Brief, Part
from assistant.brief.people_to_know import people_to_know
from assistant.brief.standing import standing
from assistant.brief.words_to_know import words_to_know
from assistant.register.cells import Cells
from assistant.register.register import Register
from corpus.store import Corpus


def make_brief(corpus: Corpus, register: Register, area: str, on: date) -> Brief | None:
    """Return the brief of an area as at a day, None when no document of the area is held."""
    documents = [one for one in corpus.documents() if one.area == area]
    if not documents:
        return None
    documents.sort(key=lambda one: (one.date or date.min, one.document_id), reverse=True)
    helds = register.holdings.all_of(documents)
    actions, cells = register.area(area), Cells(corpus, register.holdings)
    parts: tuple[Part, ...] = (
        standing(helds),
        priorities(actions, cells),
        *action_parts(actions, cells, on),
        people_to_know(helds, area),
        dates_ahead(actions, cells, on),
        words_to_know(helds, corpus.page),
    )
    return Brief(area, on, tuple(documents), parts)
