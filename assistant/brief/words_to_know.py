"""The documents of an area into the words somebody new will stumble over: those spelt out, then the glossary's.

A short form that the documents spell out is told by their words; one they leave alone is told by our glossary, marked
as such. Words that everybody in the field knows are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.brief.nouns import Part
from assistant.drafts import Pick, pick
from assistant.glossary import Term, glossary, terms
from assistant.holdings import Candidate, Held
from assistant.spelt_out import long_form_beside
from assistant.words import table
from corpus.documents import Page, Span
from corpus.wording import fold

_MOST_SPELT, _MOST_TERMS = 2, 3
_SHORT_FORM = re.compile(r"\(\s*(?:the )?[“\"'‘]?([A-Z][A-Za-z&]*[A-Z])s?[”\"'’]?\s*\)")
_BETWEEN = r"[\s\W]+"


def words_to_know(helds: Sequence[Held], page: Callable[[str, int], Page]) -> Part:
    """Return short forms as the documents spell them out, their own before the field's, then terms of the glossary."""
    spelt = dict(_spelt(helds, page))
    own = sorted(spelt, key=lambda short: fold(short) in glossary())[:_MOST_SPELT]
    told = {glossary()[fold(short)].name for short in spelt if fold(short) in glossary()}
    ours = [one for one in _standing_in(helds) if one.name not in told][:_MOST_TERMS]
    if not own and not ours:
        return Part("Words to know", "The documents use no word of the glossary.")
    return Part("Words to know", "", tuple(spelt[short] for short in own), tuple(map(_first_sentence, ours)))


def _spelt(helds: Sequence[Held], page: Callable[[str, int], Page]) -> Iterator[tuple[str, Pick]]:
    """Yield each short form once with where the newest document spells it out."""
    seen: set[str] = set()
    for held in helds:
        for candidate in held.candidates:
            for found in _SHORT_FORM.finditer(candidate.text):
                short = found[1]
                long_form = long_form_beside(candidate.text, fold(short))
                if long_form and short not in seen and short not in table("briefs")["known_to_all"]:
                    seen.add(short)
                    yield short, _placed(candidate, f"{long_form} {found[0]}", page)


def _placed(candidate: Candidate, said: str, page: Callable[[str, int], Page]) -> Pick:
    """Return the few words of a sentence that spell a form out, at their own place; else the sentence."""
    whole = pick(candidate)
    wanted = re.compile(_BETWEEN.join(map(re.escape, re.findall(r"\w+", said))) + r"\s*\)?")
    for span in candidate.sentence.spans:
        text = page(candidate.document.document_id, span.page).quote(span)
        found = wanted.search(text)
        if found:
            spans = (Span(span.page, span.start + found.start(), span.start + found.end()),)
            return replace(whole, text=said, spans=spans)
    return whole


def _standing_in(helds: Sequence[Held]) -> list[Term]:
    """Return the terms that stand in the documents, those of most documents first."""
    counts: Counter[str] = Counter()
    for held in helds:
        text = " ".join(one.text for one in held.candidates)
        folded = text.casefold()
        counts.update(one.name for one in terms() if any(_stands(form, text, folded) for form in (one.name, *one.also)))
    left_out = table("briefs")["known_to_all"]
    listed = [one for one in terms() if counts[one.name] and one.name not in left_out]
    return sorted(listed, key=lambda one: -counts[one.name])


def _stands(form: str, text: str, folded: str) -> bool:
    if form.casefold() not in folded:
        return False
    inside = text if form != form.lower() else folded
    return bool(re.search(rf"(?<!\w){re.escape(form)}s?(?!\w)", inside))


def _first_sentence(term: Term) -> Term:
    return replace(term, meaning=re.split(r"(?<=[.]) (?=[A-Z])", term.meaning)[0])
