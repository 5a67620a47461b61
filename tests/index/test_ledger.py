from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import EmptyFile
from index.ledger import Ledger
from index.text import stems
from index.types import Document, FileKind, Grant, Ingested, Page, Table, Vote
from tests.index.support import ingested

TWO_PAGES = (
    "2022-1 (Ville A) attribue 1500 € à Club de voile\n2022-2 (Ville A) vote le budget\f"
    "2022-3 (Ville A) attribue 250 € à Chorale"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        yield ledger


def test_all_that_was_stored_comes_back_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "ledger.sqlite"
    stored = ingested(TWO_PAGES)
    table = Table(1, 0, 5, ("Tiers", "Montant"), (1.5, 2.0, 3.25, 4.0))
    stored = replace(stored, document=replace(stored.document, tables=(table,)))
    with Ledger.open(path, create=True) as ledger:
        ledger.replace(stored)
    with Ledger.open(path) as ledger:
        assert ledger.document("a" * 64) == stored.document
        assert ledger.page("a" * 64, 2) == stored.document.pages[1]
        assert ledger.acts() == stored.acts
        assert ledger.facts(Grant) == stored.facts
        assert ledger.passages(p.id for p in stored.passages) == stored.passages
        assert [passage for passage, _ in ledger.search(stems("la chorale"), 5)] == [stored.passages[2].id]


def test_the_list_of_documents_tells_path_kind_and_pages(ledger: Ledger) -> None:
    ledger.replace(ingested(TWO_PAGES))
    (filed,) = ledger.documents()
    assert (filed.path, filed.name, filed.kind, filed.pages) == ("/acts/a.txt", "a.txt", FileKind.TEXT, 2)
    assert filed.ingested_at.tzinfo is not None


def test_storing_twice_is_storing_once(ledger: Ledger) -> None:
    ledger.replace(ingested(TWO_PAGES))
    once = ledger.counts()
    ledger.replace(ingested(TWO_PAGES))
    assert ledger.counts() == once
    assert (once.documents, once.pages, once.acts, once.facts, once.passages) == (1, 2, 3, 2, 3)
    assert ledger.damage() == ()


def test_a_changed_file_replaces_its_acts(ledger: Ledger) -> None:
    ledger.replace(ingested(TWO_PAGES))
    ledger.replace(ingested("2023-9 attribue 7 € à Harmonie", sha256="b" * 64))
    assert [filed.sha256 for filed in ledger.documents()] == ["b" * 64]
    assert [act.number and act.number.value for act in ledger.acts()] == ["2023-9"]
    assert [grant.amount for _, grant in ledger.facts(Grant)] == [Decimal(7)]
    assert ledger.search(stems("chorale"), 5) == []
    assert ledger.damage() == ()


def test_documents_move_even_when_two_swap_their_names(ledger: Ledger) -> None:
    ledger.replace(ingested("1 un", "/acts/a.txt", "a" * 64))
    ledger.replace(ingested("2 deux", "/acts/b.txt", "b" * 64))
    ledger.move({"a" * 64: "/acts/b.txt", "b" * 64: "/acts/a.txt"})
    assert {filed.sha256[0]: filed.name for filed in ledger.documents()} == {"a": "b.txt", "b": "a.txt"}
    ledger.move({"a" * 64: "/acts/a.txt"})
    assert [(filed.sha256[0], filed.name) for filed in ledger.documents()] == [("a", "a.txt")]
    ledger.move({})


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("/acts", ["/acts2/c.txt", "/other_acts/d.txt"]),
        ("/acts/", ["/acts2/c.txt", "/other_acts/d.txt"]),
        ("/acts/a.txt", ["/acts/sub/b.txt", "/acts2/c.txt", "/other_acts/d.txt"]),
        ("/other%acts", ["/acts/a.txt", "/acts/sub/b.txt", "/acts2/c.txt", "/other_acts/d.txt"]),
        ("/", []),
    ],
)
def test_forget_drops_what_is_there_or_below(ledger: Ledger, path: str, left: list[str]) -> None:
    places = ("/acts/a.txt", "/acts/sub/b.txt", "/acts2/c.txt", "/other_acts/d.txt")
    for rank, place in enumerate(places):
        ledger.replace(ingested(f"{rank} mot", place, f"{rank}" * 64))
    assert ledger.forget(path) == len(places) - len(left)
    assert [filed.path for filed in ledger.documents()] == left
    assert ledger.counts().acts == len(left)
    assert ledger.damage() == ()


def test_acts_and_their_parts_are_asked_for_by_id(ledger: Ledger) -> None:
    stored = ingested(TWO_PAGES)
    ledger.replace(stored)
    first, _, last = stored.acts
    assert ledger.acts([last.id, "unknown"]) == (last,)
    assert ledger.act(first.id) == first
    assert ledger.passages_of(last.id) == (stored.passages[2],)
    assert ledger.passages_of("unknown") == ()
    assert [grant.beneficiary for _, grant in ledger.facts(Grant, [last.id])] == ["Chorale"]
    assert ledger.facts(Vote) == ()
    assert ledger.passage_ids(["b" * 64]) == set()
    assert ledger.passage_ids(acts=[last.id, "unknown"]) == {stored.passages[2].id}
    assert ledger.passage_ids() == ledger.passage_ids(["a" * 64]) == {p.id for p in stored.passages}
    for missing in (lambda: ledger.act("x"), lambda: ledger.document("x"), lambda: ledger.page("a" * 64, 3)):
        with pytest.raises(KeyError):
            missing()


def test_passages_come_in_the_order_asked_for(ledger: Ledger) -> None:
    stored = ingested(TWO_PAGES)
    ledger.replace(stored)
    backwards = tuple(reversed(stored.passages))
    assert ledger.passages([*(p.id for p in backwards), "unknown"]) == backwards


def test_more_ids_than_sqlite_takes_parameters(ledger: Ledger) -> None:
    stored = ingested(TWO_PAGES)
    ledger.replace(stored)
    ids = [*(f"none-{n}" for n in range(40_000)), stored.acts[0].id]
    assert ledger.acts(ids) == stored.acts[:1]


def test_what_is_asked_again_is_told_as_it_stands_now(ledger: Ledger) -> None:
    ledger.replace(ingested(TWO_PAGES))
    ids, amounts = [act.id for act in ledger.acts()], [Decimal(1500), Decimal(250)]
    for _ in range(2):
        assert [grant.amount for _, grant in ledger.facts(Grant, ids)] == amounts
        assert ledger.holders(stems("chorale")) == {ids[2]}
        assert "Chorale" in ledger.page("a" * 64, 2).text
        assert len(ledger.passage_ids(acts=ids)) == 3
    changed = TWO_PAGES.replace("250 € à Chorale", "300 € à Harmonie")
    with Ledger.open(ledger.path) as other:  # another process may write
        other.replace(ingested(changed, sha256="b" * 64))
    ids = [act.id for act in ledger.acts()]
    assert [grant.amount for _, grant in ledger.facts(Grant, ids)] == [Decimal(1500), Decimal(300)]
    assert ledger.holders(stems("chorale")) == frozenset()
    assert "Harmonie" in ledger.page("b" * 64, 2).text
    assert ledger.passage_ids(acts=ids) == ledger.passage_ids()
    with pytest.raises(KeyError):
        ledger.page("a" * 64, 2)
    ledger.drop(["b" * 64])
    assert ledger.facts(Grant, ids) == ()
    assert ledger.passage_ids(acts=ids) == frozenset()


def test_facts_come_in_the_order_of_the_acts_whatever_was_asked_before(ledger: Ledger) -> None:
    for name in "cab":
        ledger.replace(ingested(TWO_PAGES, f"/acts/{name}.txt", name * 64))
    ids = [act.id for act in ledger.acts()]
    for some in ([ids[4], ids[8]], [ids[0]], [], [ids[8], ids[1], ids[8]]):
        asked = ledger.facts(Grant, some)
        assert asked == tuple((act, grant) for act, grant in ledger.facts(Grant) if act in some)
    assert ledger.facts(Grant, reversed(ids)) == ledger.facts(Grant)


def test_the_acts_that_hold_a_term(ledger: Ledger) -> None:
    ledger.replace(ingested(TWO_PAGES))
    first, second, last = (act.id for act in ledger.acts())
    assert ledger.holders(stems("budget")) == {second}
    assert ledger.holders(["club de voil", *stems("chorale")]) == {
        last
    }  # no function word is in the full text
    assert ledger.holders(["club voil", *stems("chorale")]) == {first, last}
    assert ledger.holders([]) == ledger.holders([" "]) == ledger.holders(stems("fanfare")) == frozenset()


def test_acts_of_a_document(ledger: Ledger) -> None:
    ledger.replace(ingested("1 un", "/acts/a.txt", "a" * 64))
    ledger.replace(ingested("2 deux", "/acts/b.txt", "b" * 64))
    assert {act.document for act in ledger.acts_of("b" * 64)} == {"b" * 64}
    assert ledger.acts_of("c" * 64) == ()


def test_search_ranks_headings_first_and_keeps_to_the_acts(ledger: Ledger) -> None:
    stored = ingested("1 la voile et le port\n2 une chorale\n3 le budget de la ville")
    in_heading = replace(stored.passages[2], heading="Club de voile")
    stored = replace(stored, passages=(*stored.passages[:2], in_heading))
    ledger.replace(stored)
    found = ledger.search(stems("voile"), 10)
    assert [passage for passage, _ in found] == [in_heading.id, stored.passages[0].id]
    assert found[0][1] > found[1][1] > 0
    assert [p for p, _ in ledger.search(stems("voile chorale"), 10, [stored.acts[1].id])] == [
        stored.passages[1].id
    ]
    assert len(ledger.search(stems("voile chorale"), 2)) == 2
    assert ledger.search(stems("voile"), 0) == []
    assert ledger.search([], 5) == []


def test_numbers_of_acts_are_found_whole(ledger: Ledger) -> None:
    ledger.replace(ingested("2022-367 la subvention\n2022-36 le budget"))
    assert len(ledger.search(stems("délibération n° 2022-367"), 5)) == 1
    assert ledger.search(["367"], 5) == []


def test_a_term_of_several_words_is_a_phrase(ledger: Ledger) -> None:
    ledger.replace(ingested("1 futur composé\n2 composé futur"))
    assert len(ledger.search([" ".join(stems("futur composé"))], 5)) == 1


def test_a_very_long_question_is_searched(ledger: Ledger) -> None:
    ledger.replace(ingested(TWO_PAGES))
    assert ledger.search([*(f"mot{n}" for n in range(5000)), "choral"], 5)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("kept") / "ledger.sqlite", create=True) as ledger:
        ledger.replace(ingested(TWO_PAGES))
        yield ledger


@given(terms=st.lists(st.text(st.characters(), max_size=12), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_term_is_read_as_query_syntax(kept: Ledger, terms: list[str]) -> None:
    assert {passage for passage, _ in kept.search(terms, 10)} <= kept.passage_ids()


@pytest.mark.parametrize(
    "term", ['"', '" OR "chorale', "chorale*", "heading:chorale", "NOT", "-", "(", "\0", "\ud800"]
)
def test_query_syntax_finds_nothing(kept: Ledger, term: str) -> None:
    assert kept.search([term], 10) == []


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_comes_back_with_its_spans(kept: Ledger, text: str) -> None:
    stored = ingested(text, "/acts/any.txt", "c" * 64)
    kept.replace(stored)
    assert kept.document("c" * 64) == stored.document
    assert kept.passages(p.id for p in stored.passages) == stored.passages
    assert tuple(act for act in kept.acts() if act.document == "c" * 64) == stored.acts


def test_a_fact_whose_words_are_not_on_its_page_is_not_stored(ledger: Ledger) -> None:
    stored = ingested(TWO_PAGES)
    other_page = Document(stored.document.sha256, stored.document.path, FileKind.TEXT, (Page(1, "Autre"),))
    with pytest.raises(ValueError, match="doesn't read"):
        ledger.replace(replace(stored, document=other_page))
    assert ledger.counts().documents == 0


def test_a_failed_replace_leaves_the_old_document(ledger: Ledger) -> None:
    stored = ingested(TWO_PAGES)
    ledger.replace(stored)
    (act_id, grant), *_ = stored.facts
    too_fine = replace(grant, amount=Decimal("0.0000001"))
    with pytest.raises(ValueError, match="can't be kept"):
        ledger.replace(replace(stored, facts=((act_id, too_fine),)))
    assert ledger.facts(Grant) == stored.facts


def test_refused_files_are_remembered_until_they_are_read(ledger: Ledger) -> None:
    ledger.refuse(EmptyFile("/acts/a.txt", "the file is empty", "fetch it again"))
    ledger.refuse(EmptyFile("/acts/a.txt", "still empty", "fetch it again"))
    ledger.refuse(EmptyFile("/elsewhere/b.txt", "the file is empty", "fetch it again"))
    assert [(r.path, r.reason) for r in ledger.refused()] == [
        ("/acts/a.txt", "still empty"),
        ("/elsewhere/b.txt", "the file is empty"),
    ]
    assert ledger.counts().refused == 2
    ledger.replace(ingested(TWO_PAGES, "/acts/a.txt"))
    ledger.pardon("/elsewhere")
    assert ledger.refused() == ()


def test_meta_is_kept_and_overwritten(ledger: Ledger) -> None:
    assert ledger.meta("embedder") is None
    ledger.set_meta("embedder", "one")
    ledger.set_meta("embedder", "two")
    assert ledger.meta("embedder") == "two"


def test_replaced_acts_are_told(ledger: Ledger) -> None:
    old, new = (
        ingested("2022-1 (Ville A) ancien", sha256="a" * 64),
        ingested("2022-2 (Ville A) nouveau", "/b", "b" * 64),
    )
    (act,) = new.acts
    number = old.acts[0].number
    assert number is not None
    cites = replace(act, replaces=replace(number, span=act.number.span, value="2022 - 1"))  # type: ignore[union-attr]
    ledger.replace(old)
    ledger.replace(replace(new, acts=(cites,)))
    assert ledger.replaced_acts() == {old.acts[0].id: act.id}


def test_readers_read_whole_documents_while_one_writes(ledger: Ledger) -> None:
    versions: list[Ingested] = [ingested(TWO_PAGES), ingested("5 seul", sha256="b" * 64)]
    whole = {len(version.acts) for version in versions}
    ledger.replace(versions[0])
    done, seen = threading.Event(), set()

    def read() -> None:
        with Ledger.open(ledger.path) as reader:
            while not done.is_set():
                seen.add(len(reader.acts()))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for turn in range(40):
        ledger.replace(versions[turn % 2])
    done.set()
    for reader in readers:
        reader.join()
    assert seen
    assert seen <= whole


def test_damage_is_told(ledger: Ledger) -> None:
    ledger.replace(ingested(TWO_PAGES))
    with ledger._write() as connection:
        connection.exec_driver_sql("DELETE FROM passages_fts WHERE rowid = 1")
    assert "out of step" in ledger.damage()[0]
