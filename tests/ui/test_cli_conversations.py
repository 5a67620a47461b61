"""``actes conversations`` over a real file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from index.conversations import ConversationBook
from index.database import CONVERSATIONS
from tests.index.test_conversations import NEW


@pytest.fixture
def book(command: Any) -> ConversationBook:
    """What two people keep, in the command's store."""
    command.store.mkdir(exist_ok=True)
    book = ConversationBook(command.store / CONVERSATIONS)
    for owner in ("anne", "anne", ""):
        book.keep(replace(NEW, owner=owner))
    return book


def test_it_tells_how_many_and_never_what(command: Any, book: ConversationBook) -> None:
    result = command("conversations")
    assert (result.exit_code, result.stdout) == (0, "nobody signed in: 1\nanne: 2\n")


def test_a_person_is_forgotten(command: Any, book: ConversationBook) -> None:
    assert command("conversations", "--forget", "anne").stdout == "anne: 2 conversations and links deleted\n"
    assert command("conversations", "--forget", "zoe").stdout == "nothing was kept\n"
    assert book.owners() == {"": 1}
    command("conversations", "--forget", "")
    assert command("conversations").stdout == "no conversation is kept\n"


def test_a_file_that_is_none_is_one_line(command: Any, book: ConversationBook) -> None:
    book.path.write_bytes(b"no such file" * 100)
    result = command("conversations")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "can't be kept or found" in result.stderr
