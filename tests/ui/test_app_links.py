"""The link to one answer, and whose conversations are whose: in real browsers of several people."""

from __future__ import annotations

from tests.ui.browser import ask, browser_test, shown
from tests.ui.fake_assistant import DANGER, FakeAssistant
from tests.ui.returning import (
    Visit,
    forge,
    kept_at,
    link_of,
    open_list,
    questions,
    settled,
)
from ui.archive import LedgerArchive

# --- the link to one answer ---


@browser_test
def test_a_link_shows_one_answer_and_what_it_depends_on(
    visit: Visit, guarded_house: str, assistant: FakeAssistant, held: LedgerArchive
) -> None:
    anne = visit(guarded_house, who="anne")
    ask(anne, "Combien pour le judo ?")
    ask(anne, "Combien pour NEC 2022 ?")
    ask(anne, "Et qui a voté contre ?")
    link = link_of(anne, 3)
    anne.get_by_text("Lien copié.").wait_for()
    assert anne.evaluate("navigator.clipboard.readText()") == link
    assert anne.evaluate("document.activeElement.id") == "link-3"
    assert link_of(anne, 3) == link

    zoe = visit(link, who="zoe")  # who signs in on the way
    settled(zoe)
    assert zoe.url == link
    assert questions(zoe) == ["Et qui a voté contre ?"]
    assert assistant.asked[-1] == ("Et qui a voté contre ?", ("Combien pour NEC 2022 ?",))
    assert shown(zoe, ".context").split("\n\n") == ["Posée à la suite de :", "Combien pour NEC 2022 ?"]
    assert "judo" not in zoe.content()
    assert "Les actes n’ont pas changé depuis le" in shown(zoe, ".since")
    assert zoe.locator("#source-panel mark").count() == 1
    assert zoe.get_by_role("button", name="Retirer ce lien").count() == 0
    zoe.locator("[data-verdict=right]").click()
    zoe.get_by_role("button", name="Envoyer").click()
    zoe.locator("#feedback-told-1").wait_for()
    assert held.conversations.of("zoe") == ()  # nothing is kept of a look

    ask(zoe, "subventions")
    assert assistant.asked[-1] == ("subventions", ("Combien pour NEC 2022 ?", "Et qui a voté contre ?"))
    zoe.goto(kept_at(zoe))
    settled(zoe)
    assert questions(zoe) == ["Et qui a voté contre ?", "subventions"]
    assert zoe.locator(".shared").count() == 0


@browser_test
def test_a_link_is_withdrawn_by_who_made_it(visit: Visit, guarded_house: str) -> None:
    anne = visit(guarded_house, who="anne")
    ask(anne, "contre")
    link = link_of(anne, 1)
    anne.goto(link)
    anne.get_by_role("button", name="Retirer ce lien").click()
    anne.locator(".notice", has_text="Le lien est retiré.").wait_for()
    zoe = visit(link, who="zoe")
    zoe.locator(".notice", has_text="Ce lien ne mène à aucune réponse").wait_for()


@browser_test
def test_a_link_that_leads_nowhere_says_so(visit: Visit, open_house: str) -> None:
    page = visit(f"{open_house}?answer={DANGER}")
    page.locator(".notice", has_text="Ce lien ne mène à aucune réponse").wait_for()
    page.wait_for_url(open_house)
    assert page.evaluate("window.hacked") is None


@browser_test
def test_where_a_page_may_not_copy_the_link_is_there_to_be_copied(visit: Visit, open_house: str) -> None:
    page = visit(open_house)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")  # as over plain HTTP
    ask(page, "contre")
    assert "?answer=" in link_of(page, 1)
    page.get_by_text("Copiez ce lien.").wait_for()
    assert page.evaluate("getSelection().toString()") == page.locator("#link-1").input_value()


# --- whose they are ---


@browser_test
def test_nobody_sees_the_conversations_of_another(
    visit: Visit, guarded_house: str, held: LedgerArchive
) -> None:
    anne = visit(guarded_house, who="anne")
    ask(anne, "Combien pour NEC 2022 ?")
    address = kept_at(anne)
    zoe = visit(address, who="zoe")
    zoe.locator(".notice", has_text="ou ce n’est pas l’une des vôtres").wait_for()
    assert zoe.locator(".turn").count() == 0
    open_list(zoe)
    assert shown(zoe, ".conversations .none") == "Vos questions seront gardées ici, avec leurs réponses."
    theirs = address.partition("conversation=")[2]
    for name, detail in (
        ("open", {"key": theirs}),
        ("rename", {"key": theirs, "name": "à moi"}),
        ("delete", {"key": theirs}),
    ):
        forge(zoe, name, detail)
    zoe.locator(".conversations .said", has_text="supprimée").wait_for()
    assert [one.name for one in held.conversations.of("anne")] == ["Combien pour NEC 2022 ?"]
    anne.reload()
    settled(anne)
    assert questions(anne) == ["Combien pour NEC 2022 ?"]
