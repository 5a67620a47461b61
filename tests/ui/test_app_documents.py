"""Documents added in a real browser, over real stores: dropped, read, asked about; refused, stopped, found again."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.ui.axe import examined
from tests.ui.browser import ask, browser_test, free_port, served, shown
from tests.ui.documents.serving import SLOW, Served, opened
from tests.waiting import wait_for
from ui.auth import Role, auth_line

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

HELD = "valmorin-2021-04-14-subventions.pdf"
NEW = "nec-2022-367.pdf"
PHONE, WIDE = (390, 844), (1280, 800)
LIST = "#documents-given"
DROP = """([name, coded]) => {
    const bytes = Uint8Array.from(atob(coded), (char) => char.charCodeAt(0));
    const moved = new DataTransfer();
    moved.items.add(new File([bytes], name));
    for (const kind of ["dragover", "drop"]) {
        const event = new DragEvent(kind, { dataTransfer: moved, bubbles: true, cancelable: true });
        document.querySelector(".giving .drop").dispatchEvent(event);
    }
}"""


@dataclass(frozen=True, slots=True)
class Chat:
    url: str
    held: Served


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory, corpus_acts: Path) -> Iterator[Chat]:
    folder = tmp_path_factory.mktemp("added")
    with (
        opened(folder, corpus_acts / HELD) as held,
        served(held.assistant, held.archive, free_port()) as url,
    ):
        yield Chat(url, held)


@pytest.fixture(autouse=True)
def _empty_list(chat: Chat) -> Iterator[None]:
    yield
    cleared(chat.held)


def cleared(held: Served) -> None:
    held.intake.stop()
    wait_for(lambda: held.intake.now().doing is None)
    for one in held.intake.now().all:
        held.intake.remove(one.id)


Visit = Callable[[str], "Page"]


@pytest.fixture
def visit(browser: BrowserContext) -> Iterator[Visit]:
    """Open the chat as a new visitor. At the end the console told no error, but of what a test cut off itself: a
    request, or a look at the list by a reload."""
    pages: list[Page] = []
    wrong: list[str] = []

    def note(text: str) -> None:
        if not any(cut in text for cut in ("net::ERR_FAILED", "AbortError", "Connection errored out")):
            wrong.append(text)

    def go(url: str) -> Page:
        page = browser.new_page()
        pages.append(page)
        page.set_default_timeout(120_000)  # three files may be read before the one that is waited for
        page.on("console", lambda line: note(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: note(str(error)))
        page.goto(url)
        page.wait_for_selector("#conversation button")
        return page

    yield go
    for page in pages:
        page.close()
    assert wrong == []


@pytest.fixture
def page(visit: Visit, chat: Chat) -> Page:
    """An editor who looks at the documents added: without sign-in, who is at this machine."""
    return at_documents(visit(chat.url))


def at_documents(page: Page) -> Page:
    page.get_by_role("tab", name="Ajouter").click()
    page.locator(f"{LIST} h3").wait_for()
    return page


def give(page: Page, *files: Path) -> None:
    page.locator("#documents-files").set_input_files([str(file) for file in files])


def item(name: str, state: str) -> str:
    return f'{LIST} li:has(h4:has-text("{name}")):has(.state:has-text("{state}"))'


@pytest.fixture
def slow(tmp_path: Path, act_text: str) -> Path:
    """A file that is read for ever."""
    file = tmp_path / f"{SLOW}.txt"
    file.write_text(act_text, "utf-8")
    return file


@browser_test
def test_a_dropped_act_is_read_and_answers(page: Page, chat: Chat, corpus_acts: Path) -> None:
    coded = b64encode((corpus_acts / NEW).read_bytes()).decode()
    page.evaluate(DROP, [NEW, coded])
    page.locator(item(NEW, "Lu")).wait_for()
    assert "1 acte" in shown(page, item(NEW, "Lu"))
    assert "Les réponses en tiennent compte." in shown(page, item(NEW, "Lu"))
    assert shown(page, f"{LIST} .summary") == "1 document lu."
    page.locator("#masthead", has_text="2 actes lus").wait_for()
    page.reload()
    page.locator("#masthead", has_text="2 actes lus").wait_for()
    page.get_by_role("tab", name="Questions").click()
    ask(page, "Combien pour NEC 2022 ?")
    assert "10 000 €" in shown(page, ".turn:last-child .headline")
    assert NEW in shown(page, "#source-panel header")
    page.get_by_role("tab", name="Actes", exact=True).click()
    page.locator("#acts-list tbody tr", has_text="(NEC) 2022").wait_for()


@browser_test
def test_what_is_being_done_is_told_step_by_step(page: Page, chat: Chat, corpus_acts: Path) -> None:
    page.evaluate(
        """selector => {
            window.seen = [];
            new MutationObserver(() => {
                const said = document.querySelector(selector)?.innerText;
                if (said && window.seen.at(-1) !== said) window.seen.push(said);
            }).observe(document.body, { subtree: true, childList: true, characterData: true });
        }""",
        f"{LIST} .progress span",
    )
    scan = next(corpus_acts.glob("*scan.pdf"))
    give(page, scan)
    page.locator(f"{item(scan.name, 'Lecture en cours')} progress").wait_for()
    page.locator(f'{LIST} li:has(h4:has-text("{scan.name}")):has(.state:is(.done, .refused))').wait_for()
    steps = [int(said.split()[1]) for said in page.evaluate("window.seen") if said.startswith("Étape")]
    assert steps
    assert steps == sorted(steps)


@browser_test
def test_the_chat_answers_meanwhile(page: Page, chat: Chat, slow: Path) -> None:
    give(page, slow)
    page.locator(item(slow.name, "Lecture en cours")).wait_for()
    page.get_by_role("tab", name="Questions").click()
    ask(page, "Quelles subventions en 2021 ?")
    assert page.locator(".turn:last-child .answer").count() == 1
    assert chat.held.intake.now().doing is not None


@browser_test
def test_a_refused_file_says_why_and_what_to_do(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "illisible.pdf"
    bad.write_bytes(b"%PDF-1.7\n")
    give(page, bad)
    refused = item(bad.name, "Refusé")
    page.locator(refused).wait_for()
    assert "Il est abîmé, ou incomplet." in shown(page, refused)
    assert "Récupérez le fichier à sa source" in shown(page, refused)
    page.get_by_role("button", name="English").click()
    page.locator(item(bad.name, "Refused")).wait_for()
    assert "Damaged or truncated." in shown(page, item(bad.name, "Refused"))
    page.get_by_role("tab", name="Add").wait_for()
    page.get_by_role("button", name="Try again").click()
    page.locator(item(bad.name, "Refused")).wait_for()


@browser_test
def test_the_same_file_is_known(page: Page, corpus_acts: Path) -> None:
    give(page, corpus_acts / HELD)
    page.locator(item(HELD, "Déjà présent")).wait_for()
    assert "Rien n’a été ajouté." in shown(page, item(HELD, "Déjà présent"))


@browser_test
def test_files_of_an_archive_are_told_apart(page: Page, tmp_path: Path, corpus_acts: Path) -> None:
    archive = tmp_path / "actes.zip"
    with ZipFile(archive, "w") as packed:
        packed.write(corpus_acts / NEW, f"2022/{NEW}")
        packed.writestr("vide.txt", "")
    give(page, archive)
    done = item(archive.name, "Lu")
    page.locator(done).wait_for()
    page.locator(f"{done} summary").click()
    assert "vide.txt" in shown(page, done)
    assert "Le fichier est vide." in shown(page, done)


@browser_test
def test_the_reading_is_stopped(page: Page, chat: Chat, slow: Path, corpus_acts: Path) -> None:
    waiting = corpus_acts / NEW
    give(page, slow, waiting)
    page.locator(item(slow.name, "Lecture en cours")).wait_for()
    page.locator(item(waiting.name, "En attente")).wait_for()
    page.get_by_role("button", name=f"Arrêter : {waiting.name}").click()
    page.locator(item(waiting.name, "Arrêté")).wait_for()
    page.get_by_role("button", name=f"Arrêter : {slow.name}").click()
    page.locator(item(slow.name, "Arrêté")).wait_for()
    assert "Rien n’en a été gardé." in shown(page, item(slow.name, "Arrêté"))
    assert [filed.name for filed in chat.held.stores.ledger.documents()] == [HELD]
    assert [path for path in chat.held.intake.folder.rglob("*") if path.is_file()] == []


@browser_test
def test_nothing_is_lost_on_reload_and_others_see_the_same(
    page: Page, visit: Visit, chat: Chat, slow: Path, corpus_acts: Path
) -> None:
    give(page, slow, corpus_acts / NEW)
    page.locator(item(NEW, "En attente")).wait_for()
    page.reload()
    page.wait_for_selector("#conversation button")
    at_documents(page)
    page.locator(item(slow.name, "Lecture en cours")).wait_for()
    page.locator(item(NEW, "En attente")).wait_for()
    other = at_documents(visit(chat.url))
    other.locator(item(slow.name, "Lecture en cours")).wait_for()
    other.get_by_role("button", name=f"Arrêter : {slow.name}").click()
    for one in (page, other):  # each is told, without a click
        one.locator(item(NEW, "Lu")).wait_for()


@browser_test
def test_what_an_ended_server_left_is_taken_up(
    visit: Visit, tmp_path: Path, slow: Path, corpus_acts: Path
) -> None:
    kept = corpus_acts / HELD
    with opened(tmp_path, kept) as held, served(held.assistant, held.archive, free_port()) as url:
        page = at_documents(visit(url))
        give(page, slow, corpus_acts / NEW)
        page.locator(item(NEW, "En attente")).wait_for()
        page.goto("about:blank")
    with opened(tmp_path, kept) as held, served(held.assistant, held.archive, free_port()) as url:
        page = at_documents(visit(url))
        page.locator(".summary", has_text="Le serveur a été arrêté avant d’avoir tout lu.").wait_for()
        page.get_by_role("button", name=f"Arrêter : {slow.name}").click()
        page.locator(item(slow.name, "Arrêté")).wait_for()
        page.get_by_role("button", name="Reprendre la lecture").click()
        page.locator(item(NEW, "Lu")).wait_for()
        page.goto("about:blank")


@browser_test
def test_a_document_is_removed_by_keyboard(page: Page, chat: Chat, corpus_acts: Path) -> None:
    give(page, corpus_acts / NEW)
    page.locator(item(NEW, "Lu")).wait_for()
    remove = page.get_by_role("button", name=f"Retirer : {NEW}")
    remove.focus()
    page.keyboard.press("Enter")
    page.locator(".sure button:focus", has_text="Garder").wait_for()
    page.keyboard.press("Escape")
    page.locator(f"{LIST} .choices button:focus", has_text="Retirer").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.locator(f"{LIST} .nothing", has_text="Aucun document").wait_for()
    page.locator("#documents-files:focus").wait_for()  # the focus is not lost
    assert [filed.name for filed in chat.held.stores.ledger.documents()] == [HELD]


@browser_test
def test_a_file_too_large_is_told_before_it_is_sent(page: Page, chat: Chat, tmp_path: Path) -> None:
    page.evaluate("document.querySelector('.giving').dataset.most = '10'")
    large = tmp_path / "grand.pdf"
    large.write_bytes(b"." * 11)
    give(page, large)
    page.locator(".sending .warning", has_text="grand.pdf : plus de 200 Mo.").wait_for()
    assert chat.held.intake.now().all == ()
    page.get_by_role("button", name="Fermer le message").click()
    assert page.locator(".sending li").count() == 0


@browser_test
def test_sending_that_is_cut_off_is_told(page: Page, chat: Chat, corpus_acts: Path) -> None:
    page.route("**/documents?*", lambda route: route.abort())
    give(page, corpus_acts / NEW)
    page.locator(".sending .warning", has_text="l’envoi a été interrompu").wait_for()
    assert chat.held.intake.now().all == ()


@browser_test
def test_readers_see_no_tab_and_editors_do(
    visit: Visit, browser: BrowserContext, chat: Chat, tmp_path: Path, corpus_acts: Path
) -> None:
    people = tmp_path / "people"
    lines = (auth_line("zoe", "sesame", Role.EDITOR), auth_line("leo", "sesame", Role.READER))
    people.write_text("\n".join(lines), "utf-8")
    held = chat.held
    with served(held.assistant, held.archive, free_port(), people) as url:
        browser.request.post(f"{url}login", form={"username": "leo", "password": "sesame"})
        page = visit(url)
        page.get_by_role("tab", name="Actes", exact=True).wait_for()
        assert page.get_by_role("tab").all_inner_texts() == ["Questions", "Aides", "Actes"]
        assert browser.request.put(f"{url}documents?name=a.pdf", data=b"%PDF-").status == 403
        browser.request.post(f"{url}login", form={"username": "zoe", "password": "sesame"})
        page = at_documents(visit(url))
        give(page, corpus_acts / NEW)
        page.locator(item(NEW, "Lu")).wait_for()
        assert "par zoe" in shown(page, item(NEW, "Lu"))
        for each in browser.pages:  # before the server ends: they look at it again and again
            each.goto("about:blank")
    browser.clear_cookies()


@browser_test
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_tab_keeps_no_one_out(
    page: Page, colours: str, size: tuple[int, int], tmp_path: Path, slow: Path, corpus_acts: Path
) -> None:
    width, height = size
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.set_viewport_size({"width": width, "height": height})
    page.reload()
    page.wait_for_selector("#conversation button")
    at_documents(page)
    found = examined(page, "nothing added")
    archive = tmp_path / "actes.zip"
    with ZipFile(archive, "w") as packed:
        packed.write(corpus_acts / NEW, NEW)
        packed.writestr("vide.txt", "")
    bad = tmp_path / "illisible.pdf"
    bad.write_bytes(b"%PDF-1.7\n")
    give(page, archive, bad, corpus_acts / HELD)
    page.locator(item(bad.name, "Refusé")).wait_for()
    give(page, slow, next(corpus_acts.glob("port-aubry-2022*")))
    page.locator(item("port-aubry", "En attente")).wait_for()
    page.locator(f"{LIST} details summary").click()
    page.get_by_role("button", name=f"Retirer : {bad.name}").click()
    found += examined(page, "one of each")
    assert "\n".join(str(finding) for finding in found if finding.grave) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    nameless = page.locator("#documents :is(button, a, select, input, progress):visible").evaluate_all(
        "all => all.filter(e => !(e.innerText?.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)"
    )
    assert nameless == []
