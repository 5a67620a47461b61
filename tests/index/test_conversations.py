"""People's conversations in their own file: found again by their owner alone, renamed, deleted for good, and never
overwritten from another window; and the answers that they shared."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.conversations import ConversationBook, new_id
from index.database import CONVERSATIONS
from index.errors import SchemaMismatch, StoreError
from index.ledger import Ledger
from index.types import Conversation, ConversationEntry, KeptTurn

TURN = KeptTurn(
    question="Combien pour la « chorale » ? <b>",
    filters=("council=Commune de Lens", "year=2021"),
    at="2026-03-03T10:00:00+00:00",
    edition="e1",
    language="fr",
    status="answered",
    text="8 000 € [1].\n- et 2",
    digest="d1",
    verdict="right",
)
NEXT = replace(TURN, question="et en 2022 ?", filters=(), verdict="")
NEW = Conversation(
    id="",
    owner="anne",
    name="La chorale",
    begun="2026-03-03T10:00:00+00:00",
    used="2026-03-03T10:00:00+00:00",
    revision=0,
    before=("avant ?",),
    turns=(TURN,),
)


@pytest.fixture
def book(tmp_path: Path) -> ConversationBook:
    return ConversationBook(tmp_path / CONVERSATIONS)


def longer(kept: Conversation, turn: KeptTurn = NEXT) -> Conversation:
    return replace(kept, turns=(*kept.turns, turn), used="2026-03-04T10:00:00+00:00")


def test_nothing_is_there_before_anything_is_kept(book: ConversationBook) -> None:
    assert book.of("anne") == ()
    assert book.conversation("x", "anne") is None
    assert book.answer("x") is None
    assert not book.path.exists()


def test_it_is_read_as_it_was_kept(book: ConversationBook) -> None:
    kept = book.keep(NEW)
    assert kept == replace(NEW, id=kept.id, revision=1)
    assert ConversationBook(book.path).conversation(kept.id, "anne") == kept
    again = book.keep(longer(kept))
    assert again == replace(longer(kept), revision=2)
    assert book.conversation(kept.id, "anne") == again


def test_they_are_listed_the_last_used_first(book: ConversationBook) -> None:
    older, newer = book.keep(NEW), book.keep(replace(NEW, name="Une autre", used="2026-03-05T10:00:00+00:00"))
    assert book.of("anne") == (
        ConversationEntry(newer.id, "Une autre", newer.used),
        ConversationEntry(older.id, "La chorale", older.used),
    )
    book.keep(longer(replace(older, used="")))
    third = book.keep(replace(NEW, used=newer.used))  # within one second, the last begun
    assert [entry.id for entry in book.of("anne")][:2] == [third.id, newer.id]
    book.delete(third.id, "anne")
    assert [entry.id for entry in book.of("anne")] == [newer.id, older.id]


def test_names_cannot_be_guessed() -> None:
    assert len({new_id() for _ in range(100)}) == 100
    assert len(new_id()) >= 22


@pytest.mark.parametrize("other", ["zoe", "", "Anne"])
def test_only_its_owner_opens_renames_or_deletes_it(book: ConversationBook, other: str) -> None:
    kept = book.keep(NEW)
    assert book.conversation(kept.id, other) is None
    assert book.of(other) == ()
    book.rename(kept.id, other, "à moi")
    book.delete(kept.id, other)
    assert book.conversation(kept.id, "anne") == kept
    theirs = book.keep(replace(longer(kept), owner=other))
    assert theirs.id != kept.id
    assert book.conversation(kept.id, "anne") == kept


def test_a_new_name_stays_when_the_conversation_goes_on(book: ConversationBook) -> None:
    kept = book.keep(NEW)
    book.rename(kept.id, "anne", "Chorales")
    assert book.keep(longer(kept)).name == "Chorales"
    assert book.of("anne")[0].name == "Chorales"


def test_what_another_window_asked_is_not_overwritten(book: ConversationBook) -> None:
    kept = book.keep(NEW)
    here, there = longer(kept), longer(kept, replace(NEXT, question="et Arras ?"))
    assert book.keep(here).id == kept.id
    other = book.keep(there)
    assert other == replace(there, id=other.id, revision=1)
    assert book.conversation(kept.id, "anne") == replace(here, revision=2)
    assert len(book.of("anne")) == 2


def test_one_deleted_in_another_window_is_kept_as_another(book: ConversationBook) -> None:
    kept = book.keep(NEW)
    book.delete(kept.id, "anne")
    again = book.keep(longer(kept))
    assert again.id != kept.id
    assert book.conversation(again.id, "anne") == again


def test_what_is_deleted_leaves_no_trace_in_the_file(book: ConversationBook) -> None:
    kept = book.keep(replace(NEW, turns=(replace(TURN, question="un secret bien gardé"),)))
    book.keep(NEW)
    assert "un secret bien gardé".encode() in book.path.read_bytes()
    book.delete(kept.id, "anne")
    assert book.conversation(kept.id, "anne") is None
    assert [path for path in book.path.parent.iterdir() if b"un secret" in path.read_bytes()] == []


def test_the_file_is_for_its_owner_alone(book: ConversationBook) -> None:
    book.keep(NEW)
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600


def test_an_answer_has_one_link_however_often_it_is_asked_for(book: ConversationBook) -> None:
    first = book.share("anne", "2026-03-04T10:00:00+00:00", ("avant ?",), TURN)
    assert book.share("anne", "2026-03-05T10:00:00+00:00", ("avant ?",), TURN) == first
    assert book.answer(first.id) == first
    assert (first.before, first.turn, first.at) == (("avant ?",), TURN, "2026-03-04T10:00:00+00:00")
    assert book.share("anne", first.at, (), TURN).id != first.id
    assert book.share("zoe", first.at, ("avant ?",), TURN).id != first.id


def test_a_link_outlives_its_conversation_and_is_withdrawn_by_who_made_it(book: ConversationBook) -> None:
    kept = book.keep(NEW)
    shared = book.share("anne", NEW.used, (), TURN)
    book.delete(kept.id, "anne")
    book.withdraw(shared.id, "zoe")
    assert book.answer(shared.id) == shared
    book.withdraw(shared.id, "anne")
    assert book.answer(shared.id) is None


def test_the_ledger_can_be_made_again_and_does_not_change_by_it(book: ConversationBook) -> None:
    path = book.path.with_name("ledger.sqlite")
    with Ledger.open(path, create=True) as ledger:
        before = ledger.stamp()
        kept = book.keep(NEW)
        assert ledger.stamp() == before
    path.unlink()
    with Ledger.open(path, create=True):
        assert book.conversation(kept.id, "anne") == kept


def test_who_runs_the_tool_sees_how_many_and_forgets_a_person(book: ConversationBook) -> None:
    assert (book.owners(), book.forget("anne")) == ({}, 0)
    assert not book.path.exists()
    for owner in ("anne", "anne", ""):
        book.keep(replace(NEW, owner=owner))
    link = book.share("anne", NEW.used, (), TURN)
    assert book.owners() == {"": 1, "anne": 2}
    assert book.forget("anne") == 3
    assert (book.owners(), book.answer(link.id)) == ({"": 1}, None)


def test_an_old_store_is_not_thrown_away_with_the_conversations(book: ConversationBook) -> None:
    path = book.path.with_name("ledger.sqlite")
    with Ledger.open(path, create=True) as ledger:
        ledger.set_meta("schema_version", "0")
    with pytest.raises(SchemaMismatch) as told:
        Ledger.open(path)
    assert CONVERSATIONS not in str(told.value)
    book.keep(NEW)
    with pytest.raises(SchemaMismatch, match=f"keep its {CONVERSATIONS}.* for the new folder"):
        Ledger.open(path)


def test_a_file_that_is_none_or_of_a_later_version_is_told(book: ConversationBook) -> None:
    book.path.write_text("nothing of the kind, and longer than the head of such a file is\n" * 20)
    for use in (lambda: book.of("anne"), lambda: book.keep(NEW)):
        with pytest.raises(StoreError, match="conversations"):
            use()
    book.path.unlink()
    book.keep(NEW)
    with closing(sqlite3.connect(book.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(SchemaMismatch, match="later version"):
        book.of("anne")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing can be kept"):
        ConversationBook(tmp_path / "gone" / CONVERSATIONS).keep(NEW)
