"""The people of a letter: addressees, copies, contacts, signatories, and who is new in a post.

Posts that are vacant on the letter's date are left out, as letters do.
"""

from __future__ import annotations

from tests.evaluation.invented.facts import Post
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.sheet import joined
from tests.evaluation.invented.styles import TITLES
from tests.evaluation.invented.when import words

_ABOVE = ("labelled_first", "reference")
"""Where the date stands above the addressees, with a label."""
_BELOW = {"after_addressees": "", "labelled": "Date: "}
"""What stands before a date below the addressees."""


def _filled(letter: Letter, how: str) -> list[Post]:
    return [post for post in letter.area.named(how) if letter.holder(post)]


def _organisation(letter: Letter, post: Post, *, short: bool = False) -> str:
    body = letter.area.body(post.body)
    return (body.short if short and body.key in letter.introduced else body.name) if body else post.body


def _line(letter: Letter, post: Post, capacity: str, *, short: bool = False) -> str:
    """Note and return "Name, role, body" as this letter prints it."""
    name, organisation = letter.holder(post), _organisation(letter, post, short=short)
    letter.sheet.person(name, post.role, organisation, capacity)
    return ", ".join(part for part in (name, post.role, organisation) if part)


def put_top(letter: Letter) -> None:
    """Put down everything above the first paragraph."""
    sheet, style = letter.sheet, letter.style
    if style.letterhead:
        sheet.add("letterhead", *style.letterhead)
    if style.right:
        sheet.add("right", *style.right)
    if style.date_at == "right":
        sheet.add("right", letter.date)
    if style.date_at in _ABOVE:
        sheet.add("lines", *(line for line in (letter.fill(style.reference), f"Date: {letter.date}") if line))
    if style.addressees == "email_head":
        _put_email_head(letter)
        sheet.say(_salutation(letter))
        return
    _put_addressees(letter)
    if style.date_at in _BELOW:
        sheet.say(_BELOW[style.date_at] + letter.date)
    subject = sheet.words(letter.fill(style.subject))
    if style.date_at == "labelled_first":
        sheet.add("subject", subject)
    sheet.say(_salutation(letter))
    if subject and style.date_at != "labelled_first":
        sheet.add("subject", subject)
    if style.date_at == "after_subject":
        sheet.say(letter.date)


def _put_addressees(letter: Letter) -> None:
    people = [_line(letter, post, "addressee") for post in _filled(letter, "addressee")]
    if letter.style.addressees == "run_on":
        letter.sheet.add("para", ", ".join(people))
    elif letter.style.addressees == "by_email":
        letter.sheet.add("lines", "By email to:", *people)
    elif letter.style.addressees == "blocks":
        for post in _filled(letter, "addressee"):
            letter.sheet.add("lines", letter.holder(post), post.role, _organisation(letter, post))
    elif letter.style.addressees == "to_lines":
        letter.sheet.add("lines", *(f"To: {person}" for person in people))
    else:
        letter.sheet.add("lines", *people)


def _put_email_head(letter: Letter) -> None:
    """Put down From, Sent, To, Cc and Subject, as an email has them when it is printed."""
    sender = letter.holder(_filled(letter, "signatory")[0])
    to = [_line(letter, post, "addressee") for post in _filled(letter, "addressee")]
    copied = [_line(letter, post, "copied") for post in _filled(letter, "copied")]
    letter.sheet.add(
        "lines",
        f"From: {sender}",
        f"Sent: {letter.date}",
        f"To: {'; '.join(to)}",
        f"Cc: {'; '.join(copied)}",
        f"Subject: {letter.sheet.words(letter.fill(letter.style.subject))}",
    )


def _salutation(letter: Letter) -> str:
    names = [letter.holder(post) for post in _filled(letter, "addressee")]
    plain = [[part for part in name.split() if part not in TITLES] for name in names]
    titled = [f"{name.split()[0] if name.split()[0] in TITLES else 'Ms'} {name.split()[-1]}" for name in names]
    return letter.fill(
        letter.style.salutation,
        first_names=joined([parts[0] for parts in plain]),
        titled_names=joined(titled),
    )


def put_changes(letter: Letter) -> None:
    """Put down a sentence for each post that changed hands since the letter before."""
    before = [each.letter for each in letter.area.rounds if each.number < letter.round.number]
    for post in letter.area.posts:
        for holder in post.holders[1:]:
            if not before or not post.named or not before[-1] < holder.since <= letter.day or not holder.name:
                continue
            since = holder.since.isoformat()
            sentence = letter.sheet.words(
                letter.fill(
                    letter.phrase("changes"),
                    name=holder.name,
                    role=post.role,
                    when=letter.sheet.on(since),
                    when_bare=words(since, letter.style.dates),
                )
            )
            when = words(since, letter.style.dates)
            letter.sheet.tell(f"post-{post.key}", "person", sentence, post.role, who=holder.name, when=when)
            letter.paragraph(sentence)


def put_contacts(letter: Letter) -> None:
    """Put down whom to speak to between meetings."""
    advisers, health = _filled(letter, "adviser"), _filled(letter, "nhs_adviser")
    if not advisers or not health:
        return
    named = {"adviser": letter.holder(advisers[0]), "nhs_adviser": letter.holder(health[0])}
    sentence = letter.sheet.words(letter.fill(letter.phrase("contacts"), **named))
    letter.sheet.person(named["adviser"], "SEND adviser", "", "mentioned")
    letter.sheet.person(named["nhs_adviser"], "", "NHS England", "mentioned")
    letter.sheet.tell("contacts", "person", sentence, "SEND adviser", who=named["adviser"])
    letter.paragraph(sentence)


def put_copies(letter: Letter) -> None:
    """Put down who receives a copy; a run-on list now and then lacks a comma between two people."""
    posts = _filled(letter, "copied")
    if not posts:
        return
    lines = [_line(letter, post, "copied", short=letter.style.copies_form != "lines") for post in posts]
    form, opening = letter.style.copies_form, letter.style.copies
    if form == "lines":
        letter.sheet.add("lines", opening.strip(), *lines)
    elif form == "semicolons":
        letter.sheet.add("para", opening + "; ".join(lines))
    else:
        gap = len(lines) // 2 if letter.sheet.pick.chance(0.3) else 0
        run_on = ", ".join(lines[:-1]) if not gap else ", ".join(lines[:gap]) + " " + ", ".join(lines[gap:-1])
        letter.sheet.add("para", f"{opening}{run_on} and {lines[-1]}." if len(lines) > 1 else f"{opening}{lines[0]}.")


def put_close(letter: Letter) -> None:
    """Put down the valediction and the signature blocks."""
    letter.sheet.add("para", letter.style.valediction)
    signatories = _filled(letter, "signatory")
    for post in signatories[:1] if letter.style.person == "I" else signatories:
        name, organisation = letter.holder(post), _organisation(letter, post)
        letter.sheet.person(name, post.role, organisation, "signatory")
        letter.sheet.add("sign", name, *post.role.split(" / "), organisation)
