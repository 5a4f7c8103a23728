"""Every page in every state: no fault that axe-core knows, nothing lost at 320 pixels or 400 %, focus always seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.looking import ZOOMED, focus_faults, sideways_faults
from tests.browser.states import STATES

NARROW = {"width": 320, "height": 700}
Reach = Callable[[], Page]


@pytest.fixture(params=STATES)
def reach(request: pytest.FixtureRequest, open_page: OpenPage) -> Reach:
    """Brings a page into a state, once for each state there is."""

    def reached() -> Page:
        state = STATES[request.param]
        page = open_page(
            request.getfixturevalue("empty") if state.on_empty else None,
            expecting=state.expecting,
            reduced_motion="reduce",
        )
        state.reach(page)
        return page

    return reached


def test_no_state_has_a_fault_wide_narrow_or_zoomed(reach: Reach) -> None:
    page = reach()
    faults = {"wide": axe.faults(page), "focus, wide": focus_faults(page)}
    page.set_viewport_size(NARROW)
    faults |= {"narrow": axe.faults(page), "layout, narrow": sideways_faults(page)}
    page.set_viewport_size(ZOOMED)
    faults |= {"layout, zoomed": sideways_faults(page), "focus, zoomed": focus_faults(page)}
    assert {where: found for where, found in faults.items() if found} == {}
