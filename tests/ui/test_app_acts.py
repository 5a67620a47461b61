"""The library of acts as people use it, in a real browser over a real ledger of specimen acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.browser import browser_test, shown
from ui.archive import LedgerArchive

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def acts(page: Page) -> Page:
    """A visitor who looks at the acts."""
    page.get_by_role("tab", name="Actes").click()
    page.locator("#acts-list .headline").wait_for()
    return page


def opened(page: Page, title: str) -> None:
    """Open the first act whose title holds these words, by keyboard."""
    page.locator("#acts-list .lines tbody tr", has_text=title).first.locator("[data-open]").focus()
    page.keyboard.press("Enter")
    page.locator("#act-panel h2", has_text=title).wait_for()


@browser_test
def test_every_act_is_on_the_shelf_the_latest_first(acts: Page, archive: LedgerArchive) -> None:
    held = archive.acts()
    assert shown(acts, "#acts-list .headline") == f"{len(held)} actes"
    titles = acts.locator("#acts-list .lines tbody th").all_inner_texts()
    assert len(titles) == len(held)
    days = [volume.act.date for volume in held if volume.act.date]
    assert days == sorted(days, reverse=True)


@browser_test
def test_a_file_refused_says_why_and_what_to_do(acts: Page, archive: LedgerArchive) -> None:
    acts.locator(".refused summary", has_text="1 fichier n’a pas pu être lu").click()
    (refused,) = archive.refused()
    assert refused.reason == "damaged or truncated"
    assert acts.locator(".refused tbody th").inner_text() == "illisible.pdf"
    assert acts.locator(".refused tbody td").all_inner_texts() == [
        "Il est abîmé, ou incomplet.",
        "Récupérez le fichier à sa source, puis déposez-le à nouveau.",
    ]
    acts.get_by_role("button", name="English").click()
    acts.locator(".refused tbody td", has_text="Damaged or truncated.").wait_for(state="attached")


@browser_test
def test_acts_are_searched_and_filtered(acts: Page, archive: LedgerArchive) -> None:
    box = acts.get_by_label("Chercher un acte")
    box.fill("nec 2022")
    acts.locator("#acts-list .headline", has_text="1 acte").wait_for()
    acts.get_by_role("button", name="Effacer les filtres").click()
    acts.locator("#acts-list .headline", has_text=f"{len(archive.acts())} actes").wait_for()
    assert box.input_value() == ""
    menu = acts.get_by_label("Année", exact=True)
    menu.focus()
    menu.select_option("=2022")
    of_2022 = [volume for volume in archive.acts() if volume.year == "2022"]
    acts.locator("#acts-list .headline", has_text=f"{len(of_2022)} actes").wait_for()
    assert acts.evaluate("document.activeElement.id") == "acts-year"


@browser_test
def test_an_acts_own_page_tells_what_it_decides(acts: Page) -> None:
    opened(acts, "(NEC) 2022")
    heads = acts.locator("#act-panel h3").all_inner_texts()
    assert heads[:4] == ["Décision", "Argent", "Vote", "Personnes"]
    assert "10 000 €" in shown(acts, "#act-panel .part >> nth=1")
    acts.get_by_role("button", name="Fermer").click()
    acts.locator("#act-panel").wait_for(state="detached")
    assert acts.evaluate("document.activeElement.id.startsWith('acts-open-')")


@browser_test
def test_a_page_of_an_act_is_seen_and_left(acts: Page) -> None:
    opened(acts, "(NEC) 2022")
    money = acts.locator("#act-panel .part >> nth=1").get_by_role("button", name="Voir la page").first
    number = money.inner_text().split()[-1]
    money.click()
    acts.get_by_text(f"Page {number} sur").wait_for()
    acts.locator("#act-panel img").wait_for()
    assert acts.locator("#act-panel :is(blockquote, .warning)").count() == 0
    acts.get_by_role("button", name="Page suivante").click()
    acts.get_by_text(f"Page {int(number) + 1} sur").wait_for()
    acts.get_by_role("button", name="Retour à l’acte").click()
    acts.locator("#act-panel h3", has_text="Argent").wait_for()


@browser_test
def test_an_act_leads_to_the_others_of_its_sitting(acts: Page, archive: LedgerArchive) -> None:
    held = archive.acts()
    sittings = [volume.sitting for volume in held]
    one = next((v for v in held if v.sitting and v.title and sittings.count(v.sitting) > 1), None)
    assert one is not None, "the specimens hold a sitting of several acts"
    acts.get_by_label("Chercher un acte").fill(one.number or one.title)
    acts.locator(f"[data-open='{one.act.id}']").click()
    other = acts.locator("#act-panel .sitting button").first
    named = other.inner_text()
    other.click()
    acts.wait_for_function(
        "title => title.includes(document.querySelector('#act-panel h2').innerText.slice(0, 20))", arg=named
    )


@browser_test
def test_the_library_speaks_english(acts: Page) -> None:
    opened(acts, "(NEC) 2022")
    acts.get_by_role("button", name="English").click()
    acts.get_by_role("tab", name="Acts").wait_for()
    acts.locator("#act-panel h3", has_text="Money").wait_for()
    assert acts.get_by_label("Find an act").count() == 1
    assert acts.get_by_role("columnheader", name="Reading").count() == 1


@browser_test
@pytest.mark.parametrize(("width", "height"), [(390, 844), (640, 400)], ids=["phone", "zoom 200 %"])
def test_the_library_fits_a_narrow_screen(acts: Page, width: int, height: int) -> None:
    acts.set_viewport_size({"width": width, "height": height})
    assert acts.evaluate("document.documentElement.scrollWidth") <= width
    opened(acts, "(NEC) 2022")
    box = acts.locator("#act-panel").bounding_box()
    assert box is not None
    assert box["y"] < height / 2
    assert box["x"] + box["width"] <= width
    nameless = acts.locator("#acts :is(button, a, select, input):visible").evaluate_all(
        "all => all.filter(e => !(e.innerText?.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)"
    )
    assert nameless == []
