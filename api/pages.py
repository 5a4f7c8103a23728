"""Templates into HTML pages; everything put into one is escaped, and none has a script."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

WEB = Path(__file__).parent / "web"
_templates = Environment(
    loader=FileSystemLoader(WEB / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> HTMLResponse:
    """Return the page that `template` makes of `values`."""
    return HTMLResponse(_templates.get_template(template).render(values))
