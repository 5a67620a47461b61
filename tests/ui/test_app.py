"""The chat as people use it: a real server, a real browser."""

from __future__ import annotations

import json
import re
import socket
import urllib.error
import urllib.request
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from index.errors import ActesError
from tests.ui.fake_assistant import DANGER, VOTE, FakeAssistant
from ui.app import NotLoopback, start
from ui.auth import auth_line
from ui.page_view import HIGHLIGHT

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

browser_test = pytest.mark.browser


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> FakeAssistant:
    return FakeAssistant(tmp_path_factory.mktemp("acts"))


@pytest.fixture(scope="module")
def address(assistant: FakeAssistant) -> Iterator[str]:
    app = start(assistant, "127.0.0.1", free_port())
    yield str(app.local_url)
    app.close(verbose=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    """One profile for all pages: what the server's files weigh is loaded once."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield launched.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        launched.close()


@pytest.fixture
def page(browser: BrowserContext, address: str, assistant: FakeAssistant) -> Iterator[Page]:
    """A new visitor. At the end: nothing was asked of another host, and the console told no error."""
    assistant.asked.clear()
    visit = browser.new_page()
    visit.set_default_timeout(15_000)
    asked: list[str] = []
    wrong: list[str] = []
    visit.on("request", lambda request: asked.append(request.url))
    visit.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
    visit.on("pageerror", lambda error: wrong.append(str(error)))
    visit.goto(address)
    visit.wait_for_selector("#conversation button")
    yield visit
    visit.close()
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert wrong == []


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def ask(page: Page, question: str) -> None:
    """Type the question and press Enter; come back when it is answered."""
    page.get_by_role("textbox", name="question").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#conversation[aria-busy=true]", state="detached")
    page.locator(".turn:last-child .question", has_text=question).wait_for()
    page.locator(".turn:last-child :is(.answer, .trouble)").wait_for()


def shown(page: Page, selector: str) -> str:
    """What is written there, its no-break spaces as plain ones."""
    return re.sub(r"[\u00a0\u202f]", " ", page.locator(selector).inner_text())


def highlighted(page: Page) -> int:
    """How many pixels of the page's image have the highlight's colour."""
    source = page.locator("#source-panel img").get_attribute("src") or ""
    image = Image.open(BytesIO(b64decode(source.partition(",")[2])))
    counts = {colour: count for count, colour in image.getcolors(image.width * image.height) or []}
    return counts.get(HIGHLIGHT, 0)


# --- asking ---


@browser_test
def test_a_question_typed_gets_its_answer_with_the_figure(page: Page) -> None:
    ask(page, "Combien pour NEC 2022 ?")
    assert shown(page, ".headline .figure") == "10 000 €"
    assert shown(page, ".understood") == "Compris : le montant donné pour « NEC 2022 », tous les conseils"
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert page.locator(".figure").evaluate(size) > 1.5 * page.locator(".answer li").first.evaluate(size)
    assert page.get_by_role("textbox", name="question").input_value() == ""


@browser_test
def test_rows_are_a_real_table(page: Page) -> None:
    ask(page, "Quelles subventions en 2022 ?")
    assert page.get_by_role("columnheader").all_inner_texts() == [
        "Bénéficiaire ou libellé",
        "Montant",
        "Objet",
        "Acte",
        "Date",
        "Source",
    ]
    row = page.get_by_role("row", name="Les Ateliers du port")
    assert row.get_by_role("cell").nth(0).inner_text().startswith("3")
    assert row.get_by_role("cell").nth(0).evaluate("e => getComputedStyle(e).textAlign") == "right"
    row.get_by_role("link", name="Source 2").click()
    page.locator("#source-panel h2", has_text="[2]").wait_for()


@browser_test
def test_an_empty_question_asks_nothing(page: Page, assistant: FakeAssistant) -> None:
    page.get_by_role("textbox", name="question").fill("   ")
    page.keyboard.press("Enter")
    ask(page, "contre")
    assert [question for question, _ in assistant.asked] == ["contre"]


@browser_test
def test_examples_and_follow_ups_are_asked_with_the_history(page: Page, assistant: FakeAssistant) -> None:
    page.get_by_role("button", name="Combien pour NEC 2022").click()
    page.locator(".turn").get_by_role("button", name="Qui a voté contre").click()
    page.locator(".turn").nth(1).locator(".answer").wait_for()
    assert assistant.asked == [
        ("Combien pour NEC 2022 ?", ()),
        ("Qui a voté contre ?", ("Combien pour NEC 2022 ?",)),
    ]


@browser_test
def test_a_double_click_asks_once(page: Page, assistant: FakeAssistant) -> None:
    page.get_by_role("button", name="Quelles subventions").dblclick()
    ask(page, "contre")
    assert [question for question, _ in assistant.asked] == ["Quelles subventions en 2022 ?", "contre"]


@browser_test
def test_a_new_conversation_forgets_the_old_one(page: Page, assistant: FakeAssistant) -> None:
    ask(page, "nec 2022")
    page.get_by_role("button", name="Nouvelle conversation").click()
    page.locator(".welcome").wait_for()
    page.locator("#source-panel .empty").wait_for()
    ask(page, "contre")
    assert assistant.asked[-1] == ("contre", ())


@browser_test
def test_two_visitors_do_not_mix(
    page: Page, browser: BrowserContext, address: str, assistant: FakeAssistant
) -> None:
    ask(page, "nec 2022")
    other = browser.new_page()
    other.goto(address)
    other.wait_for_selector("#conversation button")
    ask(other, "contre")
    assert other.locator(".turn").count() == 1
    other.close()
    assert assistant.asked[-1] == ("contre", ())
    ask(page, "subventions")
    assert assistant.asked[-1] == ("subventions", ("nec 2022",))


@browser_test
def test_the_wait_is_seen(page: Page, assistant: FakeAssistant) -> None:
    assistant.free.clear()
    page.get_by_role("textbox", name="question").fill("lentement, contre")
    page.keyboard.press("Enter")
    page.locator(".searching").wait_for()
    assert page.locator("#conversation").get_attribute("aria-busy") == "true"
    assistant.free.set()
    page.locator(".answer").wait_for()
    assert page.locator("#conversation").get_attribute("aria-busy") == "false"


@browser_test
def test_trouble_is_told_in_plain_words(page: Page) -> None:
    ask(page, "panne")
    assert "incident" in shown(page, ".trouble")
    assert "secret" not in page.content()
    ask(page, "magasin")
    assert "rien n’a encore été lu" in shown(page, ".turn:last-child .trouble")
    ask(page, "contre")
    assert page.locator(".answer").count() == 1


# --- sources ---


@browser_test
def test_the_first_source_opens_by_itself_with_its_words_highlighted(page: Page) -> None:
    ask(page, "nec 2022")
    page.get_by_role("img", name="Page 1 du fichier 2022-367.pdf, les mots cités surlignés").wait_for()
    assert highlighted(page) > 10_000
    assert "une participation de 10 000 €" in shown(page, "#source-panel blockquote")
    assert shown(page, "#source-panel .file") == "2022-367.pdf"
    assert page.locator("#source-1-1").get_attribute("aria-pressed") == "true"


@browser_test
def test_a_source_is_opened_by_keyboard(page: Page) -> None:
    ask(page, "nec 2022")
    page.locator("#source-1-1").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "source-1-2"
    page.keyboard.press("Enter")
    page.locator("#source-panel mark").wait_for()
    assert page.locator("#source-panel mark").inner_text() == VOTE
    assert page.locator("#source-1-2").get_attribute("aria-pressed") == "true"
    assert page.locator("#source-1-1").get_attribute("aria-pressed") == "false"
    assert page.evaluate("document.activeElement.id") == "source-1-2"
    assert page.locator("#source-panel [role=status]").first.inner_text() == "Source 2 ouverte"


@browser_test
def test_a_mark_in_the_text_opens_its_source(page: Page) -> None:
    ask(page, "nec 2022")
    page.locator(".answer li").get_by_role("link", name="Source 3").click()
    page.get_by_text("Page 2 sur 3").wait_for()
    assert highlighted(page) > 1_000


@browser_test
def test_pages_are_turned(page: Page) -> None:
    ask(page, "nec 2022")
    page.get_by_text("Page 1 sur 3").wait_for()
    assert page.get_by_role("button", name="Page précédente").is_disabled()
    page.get_by_role("button", name="Page suivante").click()
    page.get_by_text("Page 2 sur 3").wait_for()
    assert highlighted(page) == 0
    page.get_by_role("button", name="Page suivante").click()
    page.get_by_text("Page 3 sur 3").wait_for()
    assert page.get_by_role("button", name="Page suivante").is_disabled()
    page.get_by_role("button", name="Page précédente").click()
    page.get_by_text("Page 2 sur 3").wait_for()


@browser_test
def test_a_page_can_be_enlarged(page: Page) -> None:
    ask(page, "nec 2022")
    image = page.locator("#source-panel img")
    image.wait_for()
    width = "element => element.getBoundingClientRect().width"
    before = image.evaluate(width)
    page.get_by_role("button", name="Agrandir").click()
    assert image.evaluate(width) == pytest.approx(2 * before, rel=0.02)


@browser_test
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("déplacé", "Le fichier n’est plus à sa place sur le disque"),
        ("changé", "Le fichier a changé sur le disque"),
        ("introuvable", "n’ont pas pu être situés sur l’image"),
    ],
)
def test_what_happened_to_a_file_is_told(page: Page, question: str, words: str) -> None:
    ask(page, question)
    page.locator("#source-panel .warning").wait_for()
    assert words in shown(page, "#source-panel .warning")
    assert page.locator("#source-panel mark").inner_text() in (VOTE, "mots absents")


# --- what an act holds is text ---


@browser_test
def test_markup_in_an_act_is_inert(page: Page) -> None:
    ask(page, "danger")
    page.locator("#source-panel mark").wait_for()
    assert shown(page, "#source-panel mark") == DANGER
    page.get_by_role("button", name="<script>").last.click()
    page.locator(".turn").nth(1).locator(".answer").wait_for()
    assert page.evaluate("window.hacked") is None
    assert page.locator(":is(#conversation, #source-panel) :is(script, img, iframe, code)").count() == 0
    links = page.locator("#conversation a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links
    assert all(re.fullmatch(r"#source-\d-\d", link) for link in links)
    for place in (".headline >> nth=0", ".rows tbody th", ".turn:last-child .question"):
        assert DANGER in shown(page, place)


# --- languages and screens ---


@browser_test
def test_the_language_is_switched(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert shown(page, ".masthead .promise") == "Aucun chiffre sans sa page"
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="What would you like to know?").wait_for()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.get_by_role("textbox", name="Your question").count() == 1
    page.get_by_role("button", name="How much went to NEC 2022?").click()
    page.locator(".answer").wait_for()
    assert shown(page, ".figure") == "€10,000"
    assert shown(page, ".sources .reference >> nth=0").endswith("no. 2022-367, 27 September 2022, p. 1")
    page.get_by_role("button", name="Français").click()
    page.get_by_role("button", name="Nouvelle conversation").wait_for()
    assert page.locator(".answer").get_attribute("lang") == "en"


@browser_test
@pytest.mark.parametrize(("width", "height"), [(390, 844), (640, 400)], ids=["phone", "zoom 200 %"])
def test_a_narrow_screen_has_one_column(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    ask(page, "subventions")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    send = page.locator("#send").bounding_box()
    assert send is not None
    assert send["x"] + send["width"] <= width
    column, panel = page.locator("#left").bounding_box(), page.locator("#right").bounding_box()
    assert column is not None
    assert panel is not None
    assert panel["y"] >= column["y"] + column["height"]
    page.locator("#source-1-2").click()
    page.locator("#source-panel h2", has_text="[2]").wait_for()
    page.wait_for_function(
        "document.querySelector('#source-panel').getBoundingClientRect().top < innerHeight / 2"
    )
    page.get_by_role("link", name="Retour à la réponse").click()
    assert page.evaluate("document.activeElement.id") == "source-1-2"


@browser_test
def test_a_wide_screen_does_not_scroll_as_a_whole(page: Page) -> None:
    ask(page, "subventions")
    ask(page, "nec 2022")
    page.locator("#source-panel img").wait_for()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    box = page.locator(".turn:last-child .question").bounding_box()
    assert box is not None
    assert box["y"] < 200


@browser_test
def test_everything_is_reached_by_tab_and_has_a_name(page: Page) -> None:
    ask(page, "nec 2022")
    page.locator("#source-panel img").wait_for()
    page.get_by_role("button", name="Nouvelle conversation").focus()
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.innerText"))
    assert {"language", "source-1-1", "source-1-2", "source-1-3", "send"} <= reached
    nameless = page.locator(":is(button, a):visible").evaluate_all(
        "all => all.filter(e => !(e.innerText.trim() || e.ariaLabel)).map(e => e.outerHTML)"
    )
    assert nameless == []


# --- the server ---


def test_the_chat_is_for_this_machine_unless_people_sign_in(assistant: FakeAssistant) -> None:
    with pytest.raises(NotLoopback, match="--auth-file"):
        start(assistant, "0.0.0.0", free_port())


def test_a_port_in_use_is_told(assistant: FakeAssistant) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ActesError, match="choose another with --port"):
            start(assistant, "127.0.0.1", taken.getsockname()[1])


def test_who_has_not_signed_in_sees_nothing(assistant: FakeAssistant, tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.write_text(auth_line("zoe", "sesame"), "utf-8")
    app = start(assistant, "127.0.0.1", free_port(), people)
    try:
        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            urllib.request.urlopen(f"{app.local_url}config")
        refused.value.close()
        with pytest.raises(urllib.error.HTTPError, match="400") as refused:
            urllib.request.urlopen(f"{app.local_url}login", data=b"username=zoe&password=wrong")
        refused.value.close()
        with urllib.request.urlopen(f"{app.local_url}login", data=b"username=zoe&password=sesame") as reply:
            assert json.load(reply) == {"success": True}
    finally:
        app.close(verbose=False)


def test_the_handlers_are_no_programming_interface(address: str) -> None:
    with urllib.request.urlopen(f"{address}gradio_api/info") as reply:
        assert json.load(reply) == {"named_endpoints": {}, "unnamed_endpoints": {}}
