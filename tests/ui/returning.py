"""Coming back to conversations in a real browser: what is read off the pages, and what is done there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.types import Conversation, KeptTurn

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
THEN = "2026-03-03T10:00:00+00:00"
WIDE, PHONE, ZOOMED = (1280, 800), (360, 740), (640, 400)


def settled(page: Page) -> None:
    page.wait_for_selector("#conversation[aria-busy=true]", state="detached")
    page.locator(".turn:last-child :is(.answer, .trouble)").wait_for()


def questions(page: Page) -> list[str]:
    return [
        text.replace("\u202f", " ").replace("\xa0", " ").removeprefix("Vous :").strip()
        for text in page.locator(".turn .question").all_inner_texts()
    ]


def kept_at(page: Page) -> str:
    """The address of the conversation, once it is kept."""
    page.wait_for_url("**/?conversation=*")
    return page.url


def names(page: Page) -> list[str]:
    return [
        text.replace("\u202f", " ") for text in page.locator(".conversations .open .name").all_inner_texts()
    ]


def open_list(page: Page) -> None:
    page.get_by_role("button", name="Conversations").click()
    page.locator("#conversations").wait_for()


def old(question: str, name: str, owner: str = "", text: str = "8 000 € à la chorale [1].") -> Conversation:
    """A conversation whose answer was another one then."""
    turn = KeptTurn(question, (), THEN, "other", "fr", "answered", text, "other")
    return Conversation("", owner, name, THEN, THEN, 0, (), (turn,))


def link_of(page: Page, turn: int) -> str:
    """The link to an answer, once it is made."""
    page.locator(f"[data-share='{turn}']").click()
    box = page.locator(f"#link-{turn}")
    box.wait_for()
    return box.input_value()


def forge(page: Page, name: str, detail: dict[str, str]) -> None:
    """Sends the server what the page would send at a click, of a conversation that it doesn't list."""
    item = (
        "<li data-id='{key}'><button class='open' data-open='{key}'></button><div class='deeds'><button class='rename'>"
        "</button><button class='delete'></button></div><form class='renaming'><input value='{name}'></form><div"
        " class='deleting'><button class='cancel'></button><button class='do'></button></div></li>"
    ).format(key=detail["key"], name=detail.get("name", ""))
    page.evaluate(
        "html => document.querySelector('#conversations').insertAdjacentHTML('beforeend', html)", item
    )
    at = f"#conversations [data-id='{detail['key']}']"
    if name == "rename":
        page.evaluate("at => document.querySelector(at).requestSubmit()", f"{at} form")
    else:
        page.evaluate(
            "at => document.querySelector(at).click()", f"{at} .{'open' if name == 'open' else 'do'}"
        )
    page.wait_for_timeout(400)
