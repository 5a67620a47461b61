"""The grants explorer as people use it, in a real browser over a real ledger of specimen acts."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.purses import Purse
from tests.ui.browser import browser_test, shown
from ui.archive import LedgerArchive

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def grants(page: Page) -> Page:
    """A visitor who looks at the grants."""
    page.get_by_role("tab", name="Aides").click()
    page.locator(".explorer .figure").wait_for()
    return page


def given(archive: LedgerArchive) -> Decimal:
    return sum(
        (line.amount or Decimal(0) for line in archive.grants() if line.purse is Purse.GIVEN), Decimal(0)
    )


def euros(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d,]", "", text).replace(",", "."))


def settled(page: Page, rows: str) -> None:
    """Wait until the count of lines reads so."""
    page.locator(".explorer .head .counts", has_text=rows).wait_for()


@browser_test
def test_the_sum_is_that_of_the_lines_that_count(grants: Page, archive: LedgerArchive) -> None:
    assert euros(shown(grants, ".explorer .figure")) == given(archive)
    lines = [line for line in archive.grants() if line.purse is Purse.GIVEN]
    assert f"{len(lines)} lignes" in shown(grants, ".explorer .head .counts")
    assert grants.locator(".rows.lines tbody tr").count() == min(len(lines), 50)


@browser_test
def test_filters_narrow_what_is_summed_and_offered(grants: Page, archive: LedgerArchive) -> None:
    before = grants.locator("#grants").get_by_label("Année").locator("option").count()
    all_ = [line for line in archive.grants() if line.purse is Purse.GIVEN]
    council = next(line.council for line in all_ if "Valmorin" in line.council)
    menu = grants.locator("#grants").get_by_label("Conseil", exact=True)
    menu.focus()
    menu.select_option(f"={council}")
    grants.locator("#grants-clear").wait_for()
    of_it = [line for line in all_ if line.council == council]
    settled(grants, f"{len(of_it)} lignes")
    assert euros(shown(grants, ".explorer .figure")) == sum(x.amount or 0 for x in of_it)
    assert grants.locator("#grants").get_by_label("Année").locator("option").count() < before
    assert grants.evaluate("document.activeElement.id") == "grants-council"
    grants.get_by_role("button", name="Effacer les filtres").click()
    grants.locator("#grants-clear").wait_for(state="detached")
    assert euros(shown(grants, ".explorer .figure")) == given(archive)


@browser_test
def test_a_bar_leads_to_its_lines(grants: Page) -> None:
    bar = grants.locator("#bar-beneficiary-0")
    who, sum_ = bar.locator(".what").inner_text(), euros(bar.locator(".told").inner_text())
    bar.focus()
    grants.keyboard.press("Enter")
    grants.locator("h3", has_text="année par année").wait_for()
    assert euros(shown(grants, ".explorer .figure")) == sum_
    assert set(grants.locator(".rows.lines tbody th").all_inner_texts()) == {who}
    assert grants.locator("#grants").get_by_label("Bénéficiaire", exact=True).input_value() == f"={who}"


@browser_test
def test_every_bar_tells_its_value_in_words_and_in_a_table(grants: Page) -> None:
    charts = grants.locator(".chart")
    assert charts.count() >= 2
    for chart in charts.all():
        told = chart.locator("ol .told").all_inner_texts()
        names = chart.locator("ol button").evaluate_all("all => all.map(e => e.ariaLabel)")
        assert all(sum_ in name for sum_, name in zip(told, names, strict=True))
        chart.locator("summary").click()
        assert chart.locator("table td").all_inner_texts() == told


@browser_test
def test_a_search_narrows_while_typing(grants: Page, archive: LedgerArchive) -> None:
    box = grants.locator("#grants").get_by_label("Chercher dans les aides")
    box.press_sequentially("harmonie", delay=20)
    found = [x for x in archive.grants() if x.purse is Purse.GIVEN and "harmonie" in x.words]
    assert found
    settled(grants, f"{len(found)} ligne")
    assert box.input_value() == "harmonie"
    box.fill("rien de tel")
    grants.get_by_text("Aucune aide ne répond à ces critères.").wait_for()


@browser_test
def test_lines_are_sorted_by_a_heading(grants: Page, archive: LedgerArchive) -> None:
    heading = grants.get_by_role("columnheader", name="Montant")
    heading.get_by_role("button").click()
    grants.locator("th[aria-sort=descending].amount").wait_for()
    sums = [euros(text) for text in grants.locator(".rows.lines td.amount").all_inner_texts()]
    assert sums == sorted(sums, reverse=True)
    smallest = min(x.amount for x in archive.grants() if x.amount is not None and x.purse is Purse.GIVEN)
    assert grants.evaluate("document.activeElement.id") == "grants-sort-amount"
    grants.keyboard.press("Enter")
    grants.locator("th[aria-sort=ascending].amount").wait_for()
    assert euros(grants.locator(".rows.lines td.amount").first.inner_text()) == smallest


@browser_test
def test_a_row_opens_its_page_and_comes_back(grants: Page) -> None:
    row = grants.locator(".rows.lines tbody tr").first
    who = row.locator("th").inner_text()
    row.get_by_role("button", name="Ouvrir la page").focus()
    grants.keyboard.press("Enter")
    grants.locator("#grants-panel img").wait_for()
    assert who.casefold() in shown(grants, "#grants-panel blockquote").casefold()
    assert grants.evaluate("document.activeElement.id") == "grants-open-0"
    assert grants.locator("#grants-open-0").get_attribute("aria-pressed") == "true"
    grants.get_by_role("button", name="Fermer").click()
    grants.locator("#grants-panel").wait_for(state="detached")
    assert grants.evaluate("document.activeElement.id") == "grants-open-0"


@browser_test
@pytest.mark.parametrize("form", ["csv", "xlsx", "scdl"])
def test_what_is_shown_is_saved(grants: Page, form: str, tmp_path: Path) -> None:
    with grants.expect_download() as saved:
        grants.locator(f"#grants-save-{form}").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    sum_ = euros(shown(grants, ".explorer .figure"))
    if form == "xlsx":
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        lines = int(shown(grants, ".explorer .head .counts").split()[0])
        assert sheet.count("<row ") == 1 + lines
        assert "<f>" not in sheet
        return
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    column = {"csv": "amount", "scdl": "montant"}[form]
    assert sum(Decimal(row[column]) for row in rows) == sum_
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == (form == "csv")


@browser_test
def test_what_scdl_lacks_is_listed(grants: Page) -> None:
    grants.locator(".saving summary", has_text="colonnes à compléter").click()
    assert "dateConvention : vide dans" in shown(grants, ".saving ul")


@browser_test
def test_the_explorer_speaks_english(grants: Page) -> None:
    grants.get_by_role("button", name="English").click()
    grants.get_by_role("tab", name="Grants").wait_for()
    grants.get_by_role("heading", name="By year").wait_for()
    assert grants.locator("#grants").get_by_label("Search the grants").count() == 1
    assert shown(grants, ".explorer .headline").startswith("€")
    assert grants.get_by_role("columnheader", name="Recipient").count() == 1


@browser_test
@pytest.mark.parametrize(("width", "height"), [(390, 844), (640, 400)], ids=["phone", "zoom 200 %"])
def test_the_explorer_fits_a_narrow_screen(grants: Page, width: int, height: int) -> None:
    grants.set_viewport_size({"width": width, "height": height})
    assert grants.evaluate("document.documentElement.scrollWidth") <= width
    if width == 390:  # there the table's head, which sorts elsewhere, is out of sight
        grants.locator("#grants").get_by_label("Trier par").select_option("=amount")
        grants.locator("th[aria-sort=descending].amount").wait_for(state="attached")
    grants.locator("#grants-open-0").click()
    grants.locator("#grants-panel img").wait_for()
    top = grants.locator("#grants-panel").bounding_box()
    assert top is not None
    assert top["y"] < height / 2
    grants.get_by_role("button", name="Fermer").click()
    grants.locator("#grants-panel").wait_for(state="detached")
    assert grants.evaluate("document.activeElement.id") == "grants-open-0"


@browser_test
def test_every_control_of_the_explorer_has_a_name(grants: Page) -> None:
    nameless = grants.locator("#grants :is(button, a, select, input):visible").evaluate_all(
        "all => all.filter(e => !(e.innerText?.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)"
    )
    assert nameless == []
