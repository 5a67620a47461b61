"""Who may add documents, asked of the server itself: nothing depends on what a browser shows."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

import index.receiving
from index.types import AdditionState
from tests.ui.browser import free_port, served
from tests.ui.documents.serving import Served, opened
from tests.waiting import wait_for
from ui.auth import Role, auth_line


@dataclass(frozen=True, slots=True)
class Chat:
    url: str
    held: Served

    def put(self, name: str, data: bytes, who: str | None = None, **headers: str) -> httpx.Response:
        return httpx.put(
            f"{self.url}documents", params={"name": name}, content=data, headers=_basic(who) | headers
        )

    def event(self, target: str, detail: dict[str, str], who: str) -> str:
        """What an event of the page gives when it is sent by hand."""
        with httpx.Client(base_url=self.url, headers=_basic(who), timeout=60) as client:
            config = client.get("config").json()
            (given,) = (
                each["id"]
                for each in config["components"]
                if each["props"].get("elem_id") == "documents-given"
            )
            (index_,) = (each["id"] for each in config["dependencies"] if [given, target] in each["targets"])
            asked = {"data": [None], "event_data": detail, "fn_index": index_, "session_hash": "by-hand"}
            client.post("gradio_api/queue/join", json=asked).raise_for_status()
            with client.stream("GET", "gradio_api/queue/data", params={"session_hash": "by-hand"}) as told:
                for line in told.iter_lines():
                    said: dict[str, Any] = json.loads(line[5:]) if line.startswith("data:") else {}
                    if said.get("msg") == "process_completed":
                        return str(said["output"]["data"][0])
        raise AssertionError("it told nothing")


def _basic(who: str | None) -> dict[str, str]:
    if who is None:
        return {}
    return {"Authorization": "Basic " + b64encode(f"{who}:sésame".encode()).decode()}


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """For people who sign in: Zoé edits, Léo reads."""
    folder = tmp_path_factory.mktemp("guarded")
    people = folder / "people"
    lines = (auth_line("zoé", "sésame", Role.EDITOR), auth_line("léo", "sésame", Role.READER))
    people.write_text("\n".join(lines), "utf-8")
    with opened(folder) as held, served(held.assistant, held.archive, free_port(), people) as url:
        yield Chat(url, held)


@pytest.fixture(autouse=True)
def _empty_list(chat: Chat) -> Iterator[None]:
    yield
    intake = chat.held.intake
    intake.stop()
    wait_for(lambda: intake.now().doing is None)
    for one in intake.now().all:
        intake.remove(one.id)
    assert intake.now().all == ()


def names(chat: Chat) -> list[str]:
    return [one.name for one in chat.held.intake.now().all]


def test_an_editor_adds_a_document(chat: Chat, act_text: str) -> None:
    reply = chat.put("délibération n° 17.txt", act_text.encode(), "zoé")
    assert reply.status_code == 201
    assert (reply.json()["name"], reply.json()["who"]) == ("délibération n° 17.txt", "zoé")
    wait_for(lambda: chat.held.intake.now().all[0].state is AdditionState.DONE)
    assert [filed.name for filed in chat.held.stores.ledger.documents()] == ["délibération n° 17.txt"]


@pytest.mark.parametrize("who", [None, "léo"])
def test_nobody_else_does(chat: Chat, who: str | None) -> None:
    reply = chat.put("acte.txt", b"un acte", who)
    assert reply.status_code == 403
    assert "editor" in reply.json()["advice"]
    assert names(chat) == []


def test_a_wrong_password_opens_nothing(chat: Chat) -> None:
    wrong = "Basic " + b64encode(b"zo\xc3\xa9:faux").decode()
    assert chat.put("acte.txt", b"un acte", Authorization=wrong).status_code == 401


@pytest.mark.parametrize("order", ["stop", "again", "remove", "resume"])
def test_a_reader_who_sends_an_event_by_hand_changes_nothing(chat: Chat, order: str, act_text: str) -> None:
    id_ = chat.put("lent.txt", act_text.encode(), "zoé").json()["id"]
    wait_for(lambda: chat.held.intake.now().doing is not None)
    before = chat.held.intake.now().all
    told = chat.event("order", {"order": order, "id": id_}, "léo")
    assert "réservé" in told
    assert "lent.txt" not in told
    assert chat.held.intake.now().all == before


def test_a_reader_who_looks_by_hand_sees_no_list(chat: Chat, act_text: str) -> None:
    chat.put("secret.txt", act_text.encode(), "zoé")
    assert "secret.txt" not in chat.event("look", {}, "léo")
    assert "secret.txt" in chat.event("look", {}, "zoé")


def test_an_event_by_hand_that_asks_for_nonsense_changes_nothing(chat: Chat, act_text: str) -> None:
    chat.put("acte.txt", act_text.encode(), "zoé")
    wait_for(lambda: chat.held.intake.now().all[0].state is AdditionState.DONE)
    before = chat.held.intake.now().all
    for order, id_ in [("dance", before[0].id), ("remove", "../../etc"), ("again", ""), ("remove", "")]:
        chat.event("order", {"order": order, "id": id_}, "zoé")
    assert chat.held.intake.now().all == before


def test_gradios_own_uploads_are_closed_to_all(chat: Chat) -> None:
    for who in ("zoé", "léo"):
        files = {"files": ("acte.txt", b"un acte")}
        for place in ("gradio_api/upload", "gradio_api/upload/"):
            reply = httpx.post(f"{chat.url}{place}", files=files, headers=_basic(who))
            assert reply.status_code == 404


def test_a_page_of_another_site_adds_nothing(chat: Chat) -> None:
    for site in ("cross-site", "same-site"):
        assert chat.put("acte.txt", b"x", "zoé", **{"Sec-Fetch-Site": site}).status_code == 403
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "PUT"}
    reply = httpx.options(f"{chat.url}documents", headers=asked | _basic("zoé"))
    assert "access-control-allow-origin" not in reply.headers
    assert httpx.post(f"{chat.url}documents", content=b"x", headers=_basic("zoé")).status_code == 405
    assert names(chat) == []


def test_a_file_too_large_is_told_and_remembered(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.receiving, "LARGEST", 2_000_000)
    reply = chat.put("long.pdf", b"." * 2_000_001, "zoé")
    assert reply.status_code == 413
    assert reply.json()["reason"] == "the file is larger than 2 MB"
    (one,) = chat.held.intake.now().all
    assert (one.state, one.troubles[0].reason) == ("refused", "the file is larger than 2 MB")


def test_a_size_that_is_not_told_is_refused(chat: Chat) -> None:
    reply = httpx.put(
        f"{chat.url}documents?name=a.txt", content=iter([b"un", b"acte"]), headers=_basic("zoé")
    )
    assert reply.status_code == 411


def test_a_name_leads_nowhere_else(chat: Chat, act_text: str, tmp_path: Path) -> None:
    reply = chat.put("../../../acte.txt", act_text.encode(), "zoé")
    assert Path(reply.json()["path"]).parent == chat.held.intake.folder
