"""The chat's server: who may reach it, and what it says when it can't be started."""

from __future__ import annotations

import inspect
import json
import socket
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gradio.queueing import Queue

from index.errors import ActesError
from tests.ui.browser import free_port, served
from tests.ui.fake_assistant import FakeAssistant
from ui.archive import LedgerArchive
from ui.auth import auth_line
from ui.serving import EVENTS, PROGRESS, NotLoopback, rest, start


def test_the_chat_is_for_this_machine_unless_people_sign_in(
    assistant: FakeAssistant, archive: LedgerArchive
) -> None:
    with pytest.raises(NotLoopback, match="--auth-file"):
        start(assistant, archive, "0.0.0.0", free_port())


def test_a_port_in_use_is_told(assistant: FakeAssistant, archive: LedgerArchive) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ActesError, match="choose another with --port"):
            start(assistant, archive, "127.0.0.1", taken.getsockname()[1])


def test_port_0_is_any_free_port(assistant: FakeAssistant, archive: LedgerArchive) -> None:
    with served(assistant, archive, 0) as url:
        assert not url.endswith(":0/")
        with urllib.request.urlopen(url) as reply:
            assert reply.status == 200


def test_with_nobody_there_it_looks_seldom_for_events() -> None:
    app: Any = SimpleNamespace(_queue=SimpleNamespace())
    rest(app)
    for loop, name, seconds in (
        (Queue.start_processing, "sleep_when_free", EVENTS),
        (Queue.start_progress_updates, "progress_update_sleep_when_free", PROGRESS),
    ):
        assert f"asyncio.sleep(self.{name})" in inspect.getsource(loop)
        assert getattr(app._queue, name) == seconds


def test_who_has_not_signed_in_sees_nothing(
    assistant: FakeAssistant, archive: LedgerArchive, tmp_path: Path
) -> None:
    people = tmp_path / "people"
    people.write_text(auth_line("zoe", "sesame"), "utf-8")
    with served(assistant, archive, free_port(), people) as url:
        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            urllib.request.urlopen(f"{url}config")
        refused.value.close()
        with pytest.raises(urllib.error.HTTPError, match="400") as refused:
            urllib.request.urlopen(f"{url}login", data=b"username=zoe&password=wrong")
        refused.value.close()
        with urllib.request.urlopen(f"{url}login", data=b"username=zoe&password=sesame") as reply:
            assert json.load(reply) == {"success": True}
