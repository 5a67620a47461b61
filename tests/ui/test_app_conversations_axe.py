"""The screens of kept conversations keep nobody out: wide, narrow, zoomed, by day and night, in both languages."""

from __future__ import annotations

import pytest

from tests.ui.axe import examined
from tests.ui.browser import browser_test, shown
from tests.ui.returning import (
    PHONE,
    WIDE,
    ZOOMED,
    Visit,
    link_of,
    old,
    open_list,
    settled,
)
from ui.archive import LedgerArchive

# --- the screens ---


@browser_test
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE, ZOOMED], ids=["wide", "phone", "zoom 200 %"])
def test_no_screen_keeps_anyone_out(
    visit: Visit, open_house: str, held: LedgerArchive, size: tuple[int, int], colours: str
) -> None:
    for rank in range(9):
        kept = held.conversations.keep(old("nec 2022", f"Une longue question sur les subventions, {rank}"))
    page = visit(open_house, size)
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(f"{open_house}?conversation={kept.id}")
    settled(page)
    found = examined(page, "a changed answer")
    link = link_of(page, 1)
    found += examined(page, "a link")
    page.locator("#conversations-toggle").scroll_into_view_if_needed()
    open_list(page)
    box = page.locator("#conversations").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    page.locator(".rename").nth(1).click()
    found += examined(page, "a new name")
    page.locator("button.delete").nth(2).click()
    found += examined(page, "about to be deleted")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.goto(link)
    settled(page)
    found += examined(page, "a shared answer")
    page.goto(f"{open_house}?answer=x")
    page.locator(".notice").wait_for()
    found += examined(page, "a link that leads nowhere")
    assert [str(finding) for finding in found if finding.grave] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@browser_test
def test_one_thing_at_a_time_stands_beside_the_chat(visit: Visit, open_house: str) -> None:
    page = visit(open_house)
    open_list(page)
    page.locator("#filters-toggle").click()
    page.locator("#filters").wait_for()
    assert not page.locator("#conversations").is_visible()
    open_list(page)
    assert not page.locator("#filters").is_visible()
    assert page.locator("#filters-toggle").get_attribute("aria-expanded") == "false"
    page.reload()
    page.locator("#conversations").wait_for()  # this browser remembers that it was open


@browser_test
def test_in_english_everything_is_english(visit: Visit, open_house: str, held: LedgerArchive) -> None:
    kept = held.conversations.keep(old("how much", "NEC", text="€8,000 [1]."))
    page = visit(open_house)
    page.get_by_role("button", name="English").click()
    page.get_by_role("tab", name="Grants").wait_for()
    page.get_by_role("button", name="Conversations").click()
    page.locator(f"#conversation-{kept.id}").click()
    settled(page)
    assert shown(page, ".since").startswith(
        "The acts have changed since 3 March 2026, and so has the answer."
    )
    assert page.get_by_role("button", name="Copy the link").count() == 1
    assert page.get_by_role("button", name="Rename “NEC”").count() == 1
