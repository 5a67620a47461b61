"""The commands over a real store, in this process: what goes in comes out, twice is once, gone is gone."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def act(act_text: str, tmp_path: Path) -> Path:
    path = tmp_path / "acts" / "2023-017.txt"
    path.parent.mkdir()
    path.write_text(act_text, "utf-8")
    return path


@pytest.fixture
def filled(command: Any, act: Path) -> Any:
    """The command over a store that holds the act."""
    assert command("ingest", "--workers", 1, act.parent).exit_code == 0
    return command


def counts(stdout: str) -> dict[str, list[str]]:
    """The summary's table: name -> read now, in the store."""
    return {name: numbers for name, *numbers in map(str.split, stdout.splitlines()[1:6])}


def test_ingest_tells_what_came_of_it(command: Any, act: Path) -> None:
    result = command("ingest", "--workers", 1, act)
    table = counts(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [table[name] for name in ("documents", "pages", "acts")] == [["1", "1"]] * 3
    assert "0" not in table["facts"] + table["passages"]


def test_twice_is_once(filled: Any, act: Path) -> None:
    again = filled("ingest", "--workers", 1, act.parent)
    assert counts(again.stdout)["documents"] == ["0", "1"]
    assert "unchanged: 1" in again.stdout
    forced = filled("ingest", "--workers", 1, "--force", act.parent)
    assert counts(forced.stdout)["documents"] == ["1", "1"]


def test_two_processes_do_what_one_does(command: Any, filled: Any, act: Path, tmp_path: Path) -> None:
    one = filled("facts", "--json").stdout
    command.store = tmp_path / "other"
    assert command("ingest", "--workers", 2, act).exit_code == 0
    assert command("facts", "--json").stdout == one


def test_facts_are_those_of_the_file(filled: Any, act: Path) -> None:
    stored, read = filled("facts", "--json"), filled("facts", "--json", act)
    assert stored.stdout == read.stdout
    (record,) = map(json.loads, stored.stdout.splitlines())
    assert (record["file"], record["pages"]) == ("2023-017.txt", None)
    assert [(g["beneficiary"], g["amount"]) for g in record["grants"]] == [("Les Amis du Lavoir", "1500.00")]
    assert [record["vote"][key] for key in ("for", "against", "abstain")] == [12, 0, 1]


def test_facts_need_no_store(command: Any, act: Path) -> None:
    assert command("facts", "--json", act).exit_code == 0
    assert not command.store.exists()


def test_facts_for_people(filled: Any) -> None:
    first, *others = filled("facts").stdout.splitlines()
    assert first.startswith("2023-017.txt: ")
    assert "  awarded: 1500.00 € Les Amis du Lavoir" in others
    assert "  vote: adopted, for 12, against 0, abstain 1" in others


@pytest.mark.parametrize("where", ["2023-017.txt", ""])
def test_forget_drops_a_file_or_a_folder(filled: Any, act: Path, where: str) -> None:
    result = filled("forget", act.parent / where)
    assert result.exit_code == 0
    assert ": 1 document forgotten" in result.stdout
    assert filled("facts", "--json").stdout == ""
    assert filled("check").exit_code == 0
    assert act.exists()


def test_forgetting_what_is_not_held_is_done(filled: Any) -> None:
    result = filled("forget", "nowhere")
    assert (result.exit_code, result.stdout) == (0, "nowhere: nothing of it was in the store\n")


def test_what_was_refused_is_forgotten_too(filled: Any, act: Path) -> None:
    bad = act.with_name("bad.pdf")
    bad.write_bytes(b"no PDF")
    assert filled("ingest", "--workers", 1, act.parent).exit_code == 1
    assert "refused files: 1" in filled("ingest", "--workers", 1, act.parent).stdout
    result = filled("forget", bad)
    assert (result.exit_code, result.stdout) == (0, f"{bad}: 1 refused file forgotten\n")
    assert filled("forget", bad).stdout == f"{bad}: nothing of it was in the store\n"
    assert filled("forget", act.parent).stdout == f"{act.parent}: 1 document forgotten\n"


def test_a_wrong_path_is_told_and_not_remembered(filled: Any, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for wrong in (tmp_path / "nope", empty):
        result = filled("ingest", "--workers", 1, wrong)
        assert result.exit_code == 1
        assert f"refused: {wrong}: " in result.stdout
        assert filled("forget", wrong).stdout == f"{wrong}: nothing of it was in the store\n"


def test_vectors_completed_are_told(filled: Any, act: Path) -> None:
    shutil.rmtree(filled.store / "vectors")
    again = filled("ingest", "--workers", 1, act)
    assert counts(again.stdout)["passages"][0] == "0"
    assert re.search(r"^vectors completed: [1-9]", again.stdout, re.MULTILINE)


@pytest.mark.parametrize("question", ["   ", "?", ""])
def test_a_question_of_nothing_asks_what_it_is_about(filled: Any, question: str) -> None:
    result = filled("ask", question)
    assert result.exit_code == 0
    assert "De quoi s'agit-il" in result.stdout
    assert "Compris" not in result.stdout


def test_a_whole_store_checks(filled: Any) -> None:
    result = filled("check")
    assert (result.exit_code, result.stdout) == (0, "The store is whole.\n")


def test_lost_vectors_are_found_and_mended(filled: Any) -> None:
    shutil.rmtree(filled.store / "vectors")
    found = filled("check")
    assert found.exit_code == 1
    assert "actes check --repair" in found.stdout
    mended = filled("check", "--repair")
    assert mended.exit_code == 0
    assert "The store is whole." in mended.stdout
    assert filled("check").exit_code == 0


def test_grants_as_csv(filled: Any, tmp_path: Path) -> None:
    result = filled("export", "grants", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["beneficiary"], row["amount"], row["status"]) == ("Les Amis du Lavoir", "1500.00", "awarded")
    path = tmp_path / "grants.csv"
    assert filled("export", "grants", "-o", path).stdout == ""
    assert path.read_text("utf-8") == result.stdout


def test_grants_for_a_spreadsheet(filled: Any, tmp_path: Path) -> None:
    path = tmp_path / "grants.xlsx"
    assert filled("export", "grants", "--format", "xlsx", "-o", path).exit_code == 0
    assert path.read_bytes().startswith(b"PK")


def test_grants_as_scdl_tell_what_is_to_complete(filled: Any) -> None:
    result = filled("export", "grants", "--format", "scdl")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["nomBeneficiaire"], row["montant"]) == ("Les Amis du Lavoir", "1500.00")
    assert "to complete: dateConvention, empty in 1 of 1 rows" in result.stderr
    assert filled("export", "acts", "--format", "scdl").exit_code == 2


def test_acts_as_json_lines(filled: Any) -> None:
    (line,) = filled("export", "acts", "--format", "jsonl").stdout.splitlines()
    record = json.loads(line)
    assert (record["file"], record["for"], record["awarded"]) == ("2023-017.txt", 12, 1)


def test_ask_answers_without_gradio(filled: Any) -> None:
    # A fresh process: what the tests' own has loaded tells nothing.
    code = """
import sys
import index.embed, ui.cli
class Fake:
    name = "fake 1"
    def embed_query(self, text):
        import numpy
        return numpy.eye(64, dtype="float32")[0]
index.embed.open_embedder = lambda *_: Fake()
try:
    ui.cli.main()
finally:
    sys.stderr.write(" ".join({"gradio", "chromadb"} & set(sys.modules)))
"""
    words = ["--store", str(filled.store), "ask", "combien pour les amis du lavoir ?"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "chromadb")
    assert done.stdout


def test_the_model_is_the_stores_unless_one_is_chosen(
    filled: Any, act: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str | None, str | None]] = []

    def open_embedder(chosen: str | None, made_by: str | None, _cores: int) -> Any:
        opened.append((chosen, made_by))
        return filled.embedder

    monkeypatch.setattr("index.embed.open_embedder", open_embedder)
    assert filled("check").exit_code == 0
    assert filled("--embedding-model", "other", "check").exit_code == 0
    monkeypatch.setenv("ACTES_EMBEDDING_MODEL", "another")
    assert filled("ingest", act).exit_code == 0
    # To make all vectors again, what made the old ones doesn't matter.
    assert filled("ingest", "--reembed").exit_code == 0
    assert opened == [(None, "fake 1"), ("other", "fake 1"), ("another", "fake 1"), ("another", None)]
