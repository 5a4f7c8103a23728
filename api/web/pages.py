"""Templates into HTML pages and fragments, with everything put into one escaped.

A value that is missing shows as nothing, because the govuk macros ask for many that are not given:
a misspelt name in a template of ours is silent, so look at what a page shows.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader
from starlette.responses import HTMLResponse

from api.web.static import asset_url, styles_are_built

PRODUCT = "Stocktake Assistant"
_GOVUK = "govuk_frontend_jinja"


def day(value: dt.date | str | None) -> str:
    """Return a date, or one as ISO text, as people write it: “15 January 2025”; nothing for none."""
    if not value:
        return ""
    date = dt.date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return f"{date.day} {date:%B %Y}"


def moment(when: dt.datetime) -> str:
    """Return a moment by the clock of this machine: “15 January 2025, 14:05”."""
    local = when.astimezone()
    return f"{day(local)}, {local:%H:%M}"


def month(value: dt.date | None) -> str:
    """Return the month of a date, where the day says too much: “January 2025”; nothing for none."""
    return f"{value:%B %Y}" if value else ""


def kind(value: str | None) -> str:
    """Return a document's kind in words: “stocktake letter”; nothing for none."""
    return "document" if value == "other" else (value or "").replace("_", " ")


def capitalize_first(words: str) -> str:
    """Return words as they begin a line: unlike Jinja's own `capitalize` this leaves all letters but the first."""
    return words[:1].upper() + words[1:]


_templates = Environment(
    loader=ChoiceLoader(
        [
            FileSystemLoader(Path(__file__).parent / "templates"),
            PrefixLoader({_GOVUK: PackageLoader(_GOVUK)}),
        ]
    ),
    autoescape=True,
    undefined=ChainableUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters |= {"day": day, "month": month, "kind": kind, "moment": moment, "capitalize_first": capitalize_first}
_templates.globals |= {"asset": asset_url, "styles_are_built": styles_are_built, "product": PRODUCT}


def render(template: str, status_code: int = 200, **values: object) -> HTMLResponse:
    """Return the page that `template` makes of `values`."""
    return HTMLResponse(fragment(template, **values), status_code)


def fragment(template: str, **values: object) -> str:
    """Return the HTML that `template` makes of `values`, whole page or part of one."""
    return _templates.get_template(template).render(values)
