"""Documents given in the chat: received, read in the background, remembered; whatever happens on the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest

from index.check import Stores, check
from index.ingest import forget
from index.intake import Additions, Doing, Intake
from index.ledger import Ledger
from index.locks import exclusive
from index.receiving import FOLDER, NotReceived
from index.types import Addition, AdditionState, Grant, Trouble
from index.vectors import ChromaVectors
from tests.index.support import HashingEmbedder, prepare_notes
from tests.waiting import wait_for

ROOT = Path(__file__).parents[2]
A = b"2022-1 (Ville A) attribue 1500 EUR\n2022-2 (Ville A) vote 250 \xe2\x82\xac \xc3\xa0 Chorale"
B = b"2022-3 (Ville B) attribue 9 \xe2\x82\xac \xc3\xa0 Harmonie"


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    embedder = HashingEmbedder()
    with (
        Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger,
        ChromaVectors(tmp_path / "vectors", embedder.name) as vectors,
    ):
        yield Stores(ledger, vectors, embedder)


Open = Callable[[], Intake]


@pytest.fixture
def open_intake(tmp_path: Path, stores: Stores) -> Iterator[Open]:
    """Start a server's intake; each is closed at the end."""
    with ExitStack() as closing:

        def start() -> Intake:
            intake = Intake(tmp_path, stores, prepare=prepare_notes)
            closing.callback(intake.close)
            return intake

        yield start


@pytest.fixture
def intake(open_intake: Open) -> Intake:
    return open_intake()


def give(intake: Intake, name: str, data: bytes, who: str = "zoé") -> Addition:
    receipt = intake.receive(name, len(data), who)
    receipt.write(data)
    return receipt.done()


def one(intake: Intake, id_: str) -> Addition:
    return next(addition for addition in intake.now().all if addition.id == id_)


def ended(intake: Intake) -> tuple[Addition, ...]:
    """All that was given, the oldest first, once nothing is being done."""
    wait_for(lambda: _is_done(intake.now()))
    return tuple(reversed(intake.now().all))


def _is_done(now: Additions) -> bool:
    busy = (AdditionState.WAITING, AdditionState.READING)
    return now.doing is None and not any(one.state in busy for one in now.all)


def reading(intake: Intake) -> Doing:
    """What is being done, once a file is in a worker's hands."""
    wait_for(lambda: (doing := intake.now().doing) is not None and doing.total > 0)
    doing = intake.now().doing
    assert doing is not None
    return doing


def test_a_file_is_kept_read_and_answers(intake: Intake, stores: Stores, tmp_path: Path) -> None:
    given = give(intake, "../acte n° 1.txt", A)
    assert (given.state, given.name, given.who) == (AdditionState.WAITING, "acte n° 1.txt", "zoé")
    (done,) = ended(intake)
    assert (done.state, done.documents, done.acts, done.facts, done.passages) == ("done", 1, 2, 1, 2)
    assert Path(done.path).read_bytes() == A
    assert Path(done.path).parent == tmp_path / FOLDER
    assert [grant.beneficiary for _, grant in stores.ledger.facts(Grant)] == ["Chorale"]
    assert check(stores).whole


def test_files_are_read_one_after_the_other_in_their_order(intake: Intake, stores: Stores) -> None:
    names = [give(intake, f"{rank}.txt", b"2022-%d un acte" % rank).name for rank in range(5)]
    assert [(one.name, one.state) for one in ended(intake)] == [(name, "done") for name in names]
    assert stores.ledger.counts().documents == 5


def test_the_same_bytes_are_known(intake: Intake, stores: Stores) -> None:
    give(intake, "a.txt", A)
    twin = give(intake, "autre nom.txt", A)  # while the first waits or is read
    assert (twin.state, twin.held_as, twin.path) == ("known", "a.txt", "")
    ended(intake)
    assert give(intake, "encore.txt", A).held_as == "a.txt"
    assert stores.ledger.counts().documents == 1


def test_another_file_of_the_same_name_stands_beside(intake: Intake, stores: Stores) -> None:
    give(intake, "acte.txt", A)
    other = give(intake, "acte.txt", B)
    assert (other.given, other.name) == ("acte.txt", "acte (2).txt")
    ended(intake)
    assert [filed.name for filed in stores.ledger.documents()] == ["acte (2).txt", "acte.txt"]


def test_a_refused_file_tells_why_and_may_be_tried_again(intake: Intake, stores: Stores) -> None:
    bad = give(intake, "bad.txt", b"REFUSE")
    give(intake, "good.txt", B)
    refused, good = ended(intake)
    assert refused.troubles == (Trouble("", "it says so", "say otherwise"),)
    assert [one.state for one in (refused, good)] == ["refused", "done"]
    Path(refused.path).write_bytes(A)  # as if OCR had been installed since
    intake.again(bad.id)
    assert ended(intake)[0].state == "done"
    assert one(intake, bad.id).troubles == ()


def test_an_error_of_ours_ends_one_file_only(intake: Intake) -> None:
    give(intake, "bug.txt", b"BUG")
    give(intake, "dies.txt", b"DIE")
    give(intake, "good.txt", B)
    states = [one.state for one in ended(intake)]
    assert states == ["refused", "refused", "done"]


def test_what_fails_as_a_whole_is_told_of_its_file(intake: Intake, stores: Stores) -> None:
    ended(intake)
    stores.ledger.set_meta("embedder", "another 1")
    give(intake, "a.txt", A)
    (failed,) = ended(intake)
    assert failed.state == "refused"
    assert "--reembed" in failed.troubles[0].reason


def test_an_archive_is_one_addition(intake: Intake, stores: Stores, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with ZipFile(archive, "w") as packed:
        packed.writestr("2022/a.txt", A)
        packed.writestr("b.txt", B)
        packed.writestr("bad.txt", b"REFUSE")
    give(intake, "actes.zip", archive.read_bytes())
    (done,) = ended(intake)
    assert (done.state, done.documents, done.acts) == ("done", 2, 3)
    assert done.troubles == (Trouble("bad.txt", "it says so", "say otherwise"),)
    assert give(intake, "autres.zip", archive.read_bytes()).held_as == "actes.zip"


def test_the_one_being_read_is_stopped_and_those_waiting_are_dropped(intake: Intake, stores: Stores) -> None:
    first = give(intake, "first.txt", B)
    wait_for(lambda: one(intake, first.id).state is AdditionState.DONE)
    slow, waiting = give(intake, "slow.txt", b"SLEEP"), give(intake, "waiting.txt", A)
    assert reading(intake).id == slow.id
    intake.stop()
    assert [one.state for one in ended(intake)] == ["done", "stopped", "stopped"]
    assert {Path(path).name for path in (slow.path, waiting.path) if Path(path).exists()} == set()
    assert [filed.name for filed in stores.ledger.documents()] == ["first.txt"]
    assert check(stores).whole
    give(intake, "later.txt", A)
    assert ended(intake)[-1].state == "done"


def test_one_is_stopped_and_the_others_go_on(intake: Intake) -> None:
    slow, waiting, good = (
        give(intake, name, data) for name, data in [("s.txt", b"SLEEP"), ("w.txt", A), ("g.txt", B)]
    )
    reading(intake)
    intake.stop(waiting.id)
    intake.stop(slow.id)
    ended(intake)
    assert [one(intake, which.id).state for which in (slow, waiting, good)] == ["stopped", "stopped", "done"]


def test_what_was_stored_of_a_stopped_archive_stays(intake: Intake, stores: Stores, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", A)
        packed.writestr("b.txt", b"SLEEP")
        packed.writestr("c.txt", B)
    given = give(intake, "actes.zip", archive.read_bytes())
    wait_for(lambda: (doing := intake.now().doing) is not None and doing.done == 1)
    intake.stop(given.id)
    (stopped,) = ended(intake)
    assert (stopped.state, stopped.documents, Path(stopped.path).exists()) == ("stopped", 1, True)
    assert [filed.name for filed in stores.ledger.documents()] == ["a.txt"]
    assert check(stores).whole


def test_a_file_that_does_not_come_whole_is_told(intake: Intake, tmp_path: Path) -> None:
    receipt = intake.receive("a.txt", 100, "")
    receipt.write(b"un d")
    receipt.cut()
    assert [one.state for one in intake.now().all] == ["cut"]
    assert [path for path in (tmp_path / FOLDER).rglob("*") if path.is_file()] == []


def test_a_file_too_large_is_refused_before_it_comes(intake: Intake) -> None:
    with pytest.raises(NotReceived, match="larger than 200 MB"):
        intake.receive("long.pdf", 200_000_001, "")
    (refused,) = intake.now().all
    assert refused.troubles[0].reason == "the file is larger than 200 MB"


def test_what_is_removed_is_gone_from_both_stores_and_the_disk(intake: Intake, stores: Stores) -> None:
    kept, gone = give(intake, "kept.txt", A), give(intake, "gone.txt", B)
    ended(intake)
    intake.remove(gone.id)
    assert [one.id for one in intake.now().all] == [kept.id]
    assert [filed.name for filed in stores.ledger.documents()] == ["kept.txt"]
    assert not Path(gone.path).exists()
    assert check(stores).whole


def test_what_someone_forgot_elsewhere_is_told_and_read_again(intake: Intake, stores: Stores) -> None:
    given = give(intake, "a.txt", A)
    ended(intake)
    forget(Path(given.path), stores)
    assert one(intake, given.id).state is AdditionState.GONE
    intake.again(given.id)
    assert [each.state for each in ended(intake)] == ["done"]
    assert stores.ledger.counts().documents == 1


INGEST = """
import sys
from pathlib import Path
from index.check import Stores
from index.ingest import ingest
from index.ledger import Ledger
from index.vectors import ChromaVectors
from tests.index.support import HashingEmbedder, prepare_notes

store, folder = map(Path, sys.argv[1:])
embedder = HashingEmbedder()
with Ledger.open(store / "ledger.sqlite") as ledger, ChromaVectors(store / "vectors", embedder.name) as vectors:
    ingest([folder], Stores(ledger, vectors, embedder), prepare=prepare_notes)
"""


def test_an_ingest_by_command_line_at_the_same_time_harms_nothing(
    intake: Intake, stores: Stores, tmp_path: Path
) -> None:
    folder = tmp_path / "acts"
    folder.mkdir()
    for rank in range(20):
        lines = (f"{rank}-{line} mot {line} \u20ac à Club {rank}" for line in range(60))
        (folder / f"{rank}.txt").write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-c", INGEST, str(tmp_path), str(folder)]
    with subprocess.Popen(command, cwd=ROOT) as other:
        rank = 0
        while other.poll() is None:
            give(intake, f"{rank}.txt", f"2022-{rank} (Ville A) vote {rank} \u20ac à Chorale".encode())
            rank += 1
            wait_for(lambda: _is_done(intake.now()))
    assert other.returncode == 0
    assert {one.state for one in ended(intake)} == {AdditionState.DONE}
    assert stores.ledger.counts().documents == 20 + rank
    assert check(stores).whole
    every = stores.vectors.nearest(stores.embedder.embed_query("chorale"), 1200 + rank)
    assert len(every) == 1200 + rank


def test_what_is_being_read_is_not_removed(intake: Intake) -> None:
    slow = give(intake, "slow.txt", b"SLEEP")
    reading(intake)
    intake.remove(slow.id)
    assert one(intake, slow.id).state is AdditionState.READING


def test_a_server_that_ended_left_what_waits_to_the_next(open_intake: Open, stores: Stores) -> None:
    first = open_intake()
    slow, waiting = give(first, "slow.txt", b"SLEEP"), give(first, "waiting.txt", A)
    receipt = first.receive("coming.txt", 10, "")
    receipt.write(b"un")
    reading(first)
    first.close()
    second = open_intake()
    now = second.now()
    assert [one.state for one in reversed(now.all)] == ["waiting", "waiting", "cut"]
    receipt.cut()
    assert now.left
    assert stores.ledger.counts().documents == 0
    second.stop(slow.id)
    second.resume()
    wait_for(lambda: one(second, waiting.id).state is AdditionState.DONE)
    assert not second.now().left


KILLED = """
import sys, time
from pathlib import Path
from index.check import Stores
from index.intake import Intake
from index.ledger import Ledger
from tests.index.support import HashingEmbedder, MemoryVectors, prepare_notes

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with Ledger.open(folder / "ledger.sqlite", create=True) as ledger:
        intake = Intake(folder, Stores(ledger, MemoryVectors(), HashingEmbedder()), prepare=prepare_notes)
        receipt = intake.receive("slow.txt", 5, "")
        receipt.write(b"SLEEP")
        receipt.done()
        while intake.now().doing is None:
            time.sleep(0.01)
        print("reading", flush=True)
        time.sleep(1000)
"""


def test_a_server_that_was_killed_left_what_it_was_reading(tmp_path: Path, open_intake: Open) -> None:
    script = tmp_path / "server.py"
    script.write_text(KILLED)
    command = [sys.executable, str(script), str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    ) as server:
        assert server.stdout
        assert server.stdout.readline() == "reading\n"
        while_it_works = open_intake().now()
        assert [one.state for one in while_it_works.all] == ["reading"]  # another's work is left alone
        assert not while_it_works.left
        server.kill()
    now = open_intake().now()
    assert ([one.state for one in now.all], now.left) == (["waiting"], True)


def test_two_servers_read_in_turns(intake: Intake, tmp_path: Path) -> None:
    done = Event()
    with exclusive(tmp_path / "additions.lock"):  # as another process has it
        given = give(intake, "a.txt", A)
        done.wait(1.5)  # longer than it takes to look once more
        assert one(intake, given.id).state is AdditionState.WAITING
    assert ended(intake)[0].state == "done"
