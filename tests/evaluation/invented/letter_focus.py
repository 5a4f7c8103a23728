"""What a letter asks for: continued-focus points in the style's form, each ask apart.

One bullet may hold several asks; every ask is noted by itself, in the words it has there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from tests.evaluation.invented.facts import Head
from tests.evaluation.invented.letter_facts import Ask, Saying
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.load import read_table

_JOINS = ("sentence", "sentence", "semicolon", "and")
_MOST_COUNTED = 5
"""Asks that are counted in one paragraph."""
_Said = tuple[Ask, Saying]


def put_focus(letter: Letter) -> None:
    """Put down the round's asks in the style's form."""
    said = _said(letter)
    form = letter.style.focus_form
    if not said or form == "at_heads":
        return
    letter.heading(letter.style.focus)
    if form in ALONE:
        ALONE[form](letter, said)
        return
    letter.paragraph(letter.sheet.words(letter.fill(letter.phrase("focus_intros"))))
    if form == "sentences":
        letter.bullets([_point(letter, None, [each]) for each in said])
        return
    by_head = lambda each: letter.call(letter.area.head(each[0].head))  # noqa: E731 - the two ways to group, side by side
    by_topic = lambda each: each[0].topic  # noqa: E731
    topics = groupby(said, key=by_head if form == "by_head" else by_topic)
    points = [_point(letter, _upper(topic), list(group)) for topic, group in topics]
    if form in ("bullets", "by_head"):
        letter.bullets(points)
    elif form == "paragraphs":
        for point in points:
            letter.paragraph(point)
    else:
        marks = [_mark(letter, number) for number in range(1, len(points) + 1)]
        letter.bullets([f"{mark} {point}" for mark, point in zip(marks, points, strict=True)], "numbered")


def _said(letter: Letter) -> list[_Said]:
    return [(ask, saying) for ask in letter.area.asks for saying in ask.says if saying.round == letter.round.number]


def _mark(letter: Letter, number: int) -> str:
    form = letter.style.focus_form
    if form == "marked":
        return letter.style.focus_mark.format(n=number)
    return f"{number}." if form == "numbered" else f"({'abcdefghijkl'[number - 1]})"


def put_asks_of(letter: Letter, heads: Sequence[Head]) -> None:
    """Put down the round's asks under some heads, below the narrative of these."""
    keys = {head.key for head in heads}
    found = [each for each in _said(letter) if each[0].head in keys]
    if found:
        letter.paragraph(letter.sheet.words(letter.fill(letter.phrase("asks_below"))))
        letter.bullets([_point(letter, None, [each]) for each in found])


def _put_prose(letter: Letter, said: Sequence[_Said]) -> None:
    for _, group in groupby(said, key=lambda each: each[0].topic):
        sentences = []
        for ask, saying in group:
            form = letter.phrase("asks_in_prose").format(I="I", i="I", ask="{ask}")
            text = _ask_words(letter, ask, saying, lower=True)
            _note(letter, ask, saying, text, None)
            sentences.append(form.format(ask=text))
        letter.paragraph(" ".join(sentences))


def _put_ordinals(letter: Letter, said: Sequence[_Said]) -> None:
    """Put down the asks as sentences that are counted: "First, …"."""
    forms = read_table("wording/letter_text.toml")["asks_counted"]
    letter.paragraph(letter.sheet.words(letter.fill(letter.phrase("focus_intros"))))
    sentences = []
    for (ask, saying), form in zip(said, forms, strict=False):
        text = _bare_words(letter, saying)
        _note(letter, ask, saying, text, None)
        who = _owner(letter, ask) if ask.owner else read_table("wording/letter_text.toml")["nobody"]
        sentences.append(form.format(ask=text, who=who))
    for start in range(0, len(sentences), _MOST_COUNTED):
        letter.paragraph(" ".join(sentences[start : start + _MOST_COUNTED]))


def _put_stem(letter: Letter, said: Sequence[_Said]) -> None:
    """Put down a sentence that ends in "to:" and bullets that go on with it."""
    letter.paragraph(letter.sheet.words(letter.fill(letter.phrase("focus_stems"))))
    lines = []
    for place, (ask, saying) in enumerate(said, start=1):
        text = _bare_words(letter, saying)
        _note(letter, ask, saying, text, None)
        lead = f" ({_owner(letter, ask)} to lead)" if ask.owner else ""
        end = "." if place == len(said) else "; and" if place == len(said) - 1 else ";"
        lines.append(text + lead + end)
    letter.bullets(lines)


def _put_table(letter: Letter, said: Sequence[_Said]) -> None:
    """Put down the asks as rows: what, who, by when; what nobody has settled is an empty cell."""
    letter.paragraph(letter.sheet.words(letter.fill(letter.phrase("focus_intros"))))
    lines = ["What we ask for|Who leads|By when"]
    for ask, saying in said:
        text = _upper(_bare_words(letter, saying, is_dated=False))
        _note(letter, ask, saying, text, None)
        due = letter.sheet.due(saying.due).words if saying.due else ""
        lines.append("|".join((text, _owner(letter, ask) if ask.owner else "", due)))
    letter.sheet.add_table(lines, (56, 26, 18))


def _bare_words(letter: Letter, saying: Saying, *, is_dated: bool = True) -> str:
    """Return an ask without who should do it, and without its date where that stands apart."""
    text = saying.text if is_dated else saying.text.replace(" by {due}", "")
    due = letter.sheet.by(saying.due) if saying.due else ""
    return letter.sheet.words(_lower(letter.fill(text, due=due).rstrip(".")))


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _point(letter: Letter, topic: str | None, group: Sequence[_Said]) -> str:
    """Note the asks of one point and return the point as printed."""
    topic = letter.sheet.words(topic) if topic else None
    parts: list[str] = []
    join = letter.sheet.pick.one(_JOINS)
    for place, (ask, saying) in enumerate(group):
        goes_on = place > 0 and join != "sentence"
        text = _ask_words(letter, ask, saying, lower=goes_on)
        _note(letter, ask, saying, text, topic)
        is_last = place == len(group) - 1
        before = "" if not place else ". " if not goes_on else "; " if join == "semicolon" else ", "
        parts.append(before + ("and " if goes_on and is_last else "") + text)
    lead = f"{topic}{letter.style.topic_ends} " if topic else ""
    return lead + "".join(parts) + "."


def _ask_words(letter: Letter, ask: Ask, saying: Saying, *, lower: bool) -> str:
    due = letter.sheet.by(saying.due) if saying.due else ""
    text = letter.fill(saying.text, due=due).rstrip(".")
    if ask.owner:
        return letter.sheet.words(f"{_owner(letter, ask)} should {_lower(text)}")
    return letter.sheet.words(_lower(text) if lower else text)


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[0].lower() + text[1:]


def _owner(letter: Letter, ask: Ask) -> str:
    body, post = letter.area.body(ask.owner), letter.area.post(ask.owner)
    return body.name if body else letter.holder(post) or f"the {post.role}"


def _note(letter: Letter, ask: Ask, saying: Saying, text: str, topic: str | None) -> None:
    missing = [] if ask.owner else ["owner"]
    missing += [] if saying.due else ["date"]
    letter.sheet.mention(
        ask.same_as or ask.key,
        "continued_focus",
        ref=None,
        text=text,
        place=text,
        head=ask.head,
        topic=topic,
        owner=_owner(letter, ask) if ask.owner else None,
        due=letter.sheet.due(saying.due) if saying.due else None,
        missing=tuple(missing),
    )


ALONE: dict[str, Callable[[Letter, Sequence[_Said]], None]] = {
    "prose": _put_prose,
    "ordinals": _put_ordinals,
    "stem": _put_stem,
    "table": _put_table,
}
"""The forms that do without topics."""
