"""Conversations as people come back to them: in a real browser, kept in a real file, their answers computed again."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from index.errors import StoreError
from index.settings import Settings
from index.types import Conversation
from tests.ui.browser import ask, browser_test, free_port, highlighted, served, shown
from tests.ui.fake_assistant import DANGER, GRANT, FakeAssistant
from tests.ui.returning import (
    Visit,
    kept_at,
    link_of,
    names,
    old,
    open_list,
    questions,
    settled,
)
from ui.archive import LedgerArchive
from ui.opening import open_chat, open_stores

# --- found again ---


@browser_test
def test_a_reload_finds_the_conversation_with_its_sources(
    visit: Visit, open_house: str, assistant: FakeAssistant
) -> None:
    page = visit(open_house)
    ask(page, "Combien pour NEC 2022 ?")
    ask(page, "contre")
    kept_at(page)
    page.reload()
    settled(page)
    assert questions(page) == ["Combien pour NEC 2022 ?", "contre"]
    assert shown(page, ".turn:first-child .figure") == "10 000 €"
    assert page.locator(".since").count() == 0
    page.locator("#source-1-1").click()
    page.locator("#source-panel img").wait_for()
    assert highlighted(page) > 1000
    ask(page, "subventions")
    assert assistant.asked[-1] == ("subventions", ("Combien pour NEC 2022 ?", "contre"))
    page.reload()
    settled(page)
    assert page.locator(".turn").count() == 3


@browser_test
def test_filters_and_what_was_said_of_an_answer_are_found_too(
    visit: Visit, open_house: str, assistant: FakeAssistant
) -> None:
    page = visit(open_house)
    page.locator("#filters-toggle").click()
    page.locator("#filter-year").select_option("=2022")
    page.locator(".scope li").wait_for()
    ask(page, "contre")
    page.locator("[data-verdict=right]").click()
    page.get_by_role("button", name="Envoyer").click()
    page.locator("#feedback-told-1").wait_for()
    page.goto(kept_at(page))
    settled(page)
    assert assistant.scopes[-1].year == 2022
    assert shown(page, ".scope li").split() == ["2022", "×"]
    assert page.locator("#again").count() == 0
    assert shown(page, "#feedback-told-1") == "Merci. Votre avis est noté : juste."


@browser_test
def test_several_are_listed_opened_and_gone_back_to(visit: Visit, open_house: str) -> None:
    page = visit(open_house)
    ask(page, "Combien pour NEC 2022 ?")
    first = kept_at(page)
    page.get_by_role("button", name="Nouvelle conversation").click()
    page.locator(".welcome").wait_for()
    page.wait_for_url(open_house)
    ask(page, "contre")
    second = kept_at(page)
    assert second != first
    open_list(page)
    assert names(page) == ["Contre", "Combien pour NEC 2022 ?"]
    assert page.locator("[aria-current=true]").inner_text().startswith("Contre\naujourd’hui à")
    page.locator(".conversations .open", has_text="NEC").click()
    page.locator(".question", has_text="NEC").wait_for()
    settled(page)
    page.wait_for_url(first)
    assert questions(page) == ["Combien pour NEC 2022 ?"]
    page.go_back()
    page.locator(".question", has_text="contre").wait_for()
    page.wait_for_url(second)
    page.go_forward()
    page.locator(".question", has_text="NEC").wait_for()
    assert (
        page.locator(".conversation-bar .name").inner_text().replace("\u202f", " ")
        == "Combien pour NEC 2022 ?"
    )


@browser_test
def test_one_is_renamed_by_keyboard_and_keeps_its_name(visit: Visit, open_house: str) -> None:
    page = visit(open_house)
    ask(page, "contre")
    kept_at(page)
    page.get_by_role("button", name="Conversations").press("Enter")
    page.locator(".open:focus").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.ariaLabel") == "Renommer «\xa0Contre\xa0»"
    page.keyboard.press("Enter")
    page.locator(".renaming input:focus").wait_for()
    page.keyboard.type("jamais gardé")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "rename"
    page.keyboard.press("Enter")
    page.keyboard.type(DANGER[:60])
    page.keyboard.press("Enter")
    page.locator(".conversation-bar .name", has_text="<script>").wait_for()
    page.locator(".open:focus").wait_for()
    assert names(page) == [DANGER[:60]]
    page.keyboard.press("Escape")
    page.locator("#conversations-toggle:focus").wait_for()
    assert not page.locator("#conversations").is_visible()
    ask(page, "subventions")
    page.reload()
    settled(page)
    assert shown(page, ".conversation-bar .name") == DANGER[:60]
    assert page.evaluate("window.hacked") is None


@browser_test
def test_one_is_deleted_only_when_it_is_confirmed(visit: Visit, open_house: str, held: LedgerArchive) -> None:
    page = visit(open_house)
    ask(page, "contre")
    address = kept_at(page)
    open_list(page)
    page.get_by_role("button", name="Supprimer « Contre »").click()
    page.get_by_role("button", name="Garder").click()
    page.locator(".delete:focus").wait_for()
    page.get_by_role("button", name="Supprimer « Contre »").click()
    page.get_by_role("button", name="Supprimer", exact=True).click()
    page.locator(".conversations .said", has_text="Conversation supprimée.").wait_for()
    page.locator(".welcome").wait_for()
    page.locator("#conversations-close:focus").wait_for()
    assert held.conversations.of("") == ()
    page.wait_for_url(open_house)
    page.goto(address)
    page.locator(".notice", has_text="n’existe pas ou n’existe plus").wait_for()
    page.wait_for_url(open_house)
    ask(page, "contre")
    assert page.locator(".notice").count() == 0


@browser_test
def test_many_are_sought_by_name(visit: Visit, open_house: str, held: LedgerArchive) -> None:
    for rank in range(12):
        held.conversations.keep(old("contre", f"Séance {rank}"))
    held.conversations.keep(old("contre", "Les chorales de l’été"))
    page = visit(open_house)
    open_list(page)
    page.get_by_role("searchbox", name="Chercher une conversation").press_sequentially("été chor", delay=20)
    page.wait_for_function("document.querySelectorAll('.conversations .open').length === 1")
    assert names(page) == ["Les chorales de l’été"]
    assert page.locator("#conversations-search:focus").input_value() == "été chor"


@browser_test
def test_an_answer_that_changed_says_what_it_was(visit: Visit, open_house: str, held: LedgerArchive) -> None:
    kept = held.conversations.keep(old("nec 2022", "NEC"))
    page = visit(f"{open_house}?conversation={kept.id}")
    settled(page)
    note = shown(page, ".since")
    assert "Les actes ont changé depuis le 3 mars 2026, et la réponse aussi." in note
    assert note.split("\n\n")[1:] == ["La réponse du 3 mars 2026 était :", "8 000 € à la chorale."]
    assert shown(page, ".figure") == "10 000 €"


@browser_test
def test_what_cannot_be_kept_is_said_and_still_answered(
    visit: Visit, open_house: str, held: LedgerArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Conversation:
        raise StoreError("no space left")

    page = visit(open_house)
    monkeypatch.setattr(type(held.conversations), "keep", full)
    ask(page, "contre")
    page.locator(".conversation-bar .lost", has_text="n’a pas pu être gardée").wait_for()
    monkeypatch.undo()
    ask(page, "subventions")
    page.goto(kept_at(page))
    settled(page)
    assert questions(page) == ["contre", "subventions"]


@browser_test
def test_two_windows_of_one_conversation_lose_nothing(visit: Visit, open_house: str) -> None:
    here = visit(open_house)
    ask(here, "contre")
    address = kept_at(here)
    there = visit(address)
    settled(there)
    ask(there, "subventions")
    ask(here, "Combien pour le judo ?")
    here.wait_for_url(lambda url: url != address)
    for page, asked in ((here, "Combien pour le judo ?"), (there, "subventions")):
        page.reload()
        settled(page)
        assert questions(page) == ["contre", asked]


# --- files ---


@browser_test
def test_the_conversation_is_saved_as_word_and_as_markdown(
    visit: Visit, open_house: str, tmp_path: Path
) -> None:
    page = visit(open_house)
    ask(page, "Combien pour NEC 2022 ?")
    ask(page, "danger")
    for form, ending in (("Word", "docx"), ("Markdown", "md")):
        with page.expect_download() as coming:
            page.get_by_role("button", name=f"Exporter {form}").click()
        assert coming.value.suggested_filename == f"combien-pour-nec-2022.{ending}"
        coming.value.save_as(tmp_path / ending)
    texts = [p.text for p in docx.Document(io.BytesIO((tmp_path / "docx").read_bytes())).paragraphs]
    assert any(text.endswith(f"«\xa0{GRANT}\xa0»".replace("10 000 €", "10\u202f000\xa0€")) for text in texts)
    source = (tmp_path / "md").read_text("utf-8")
    assert source.startswith("# Combien pour NEC 2022\u202f?\n")
    assert "\\<script\\>" in source
    assert not re.search(r"(?<!\\)<", source)


# --- the whole way, with the product's own parts ---

ACT = """COMMUNE DE VALMORIN
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 14 avril 2023
Délibération n° 2023-14
Objet : subvention à la chorale Les Ondes
Le conseil municipal, après en avoir délibéré, décide :
Article 1 : d’attribuer une subvention de {amount} € à l’association Les Ondes pour son festival.
Adopté à l’unanimité.
"""


@browser_test
def test_acts_read_again_change_what_is_found_again(visit: Visit, tmp_path: Path) -> None:
    from index.ingest import ingest

    act, settings = tmp_path / "acte.txt", Settings(tmp_path / "store")

    def read(amount: str) -> None:
        act.write_text(ACT.format(amount=amount), "utf-8")
        with open_stores(settings, create=True) as stores:
            ingest([act], stores, workers=1)

    read("8 000")
    with open_chat(settings) as (assistant, archive), served(assistant, archive, free_port()) as url:
        page = visit(url)
        ask(page, "Combien pour Les Ondes ?")
        assert shown(page, ".figure") == "8 000 €"
        link = link_of(page, 1)
        address = kept_at(page)
    read("9 500")
    port = int(link.rpartition(":")[2].partition("/")[0])
    with open_chat(settings) as (assistant, archive), served(assistant, archive, port):
        for again in (address, link):
            page.goto(again)
            settled(page)
            assert shown(page, ".figure") == "9 500 €"
            assert "Les actes ont changé depuis le" in shown(page, ".since")
            assert "8 000 €" in shown(page, ".since blockquote")
            page.locator("#source-panel mark", has_text="9 500").wait_for()
