"""Bad input through the command line: each is told in one line, with what to do; the rest is ingested."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from pypdf import PdfWriter


def typeset(path: Path, text: str = "Un document.") -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 6, text.replace("€", "euros"))
    pdf.output(str(path))


def encrypted(path: Path) -> None:
    typeset(path)
    writer = PdfWriter(clone_from=path)
    writer.encrypt("secret")
    writer.write(path)


def truncated(path: Path) -> None:
    typeset(path)
    path.write_bytes(path.read_bytes()[:400])


def empty_pages(path: Path) -> None:
    writer = PdfWriter()
    for _ in range(5000):
        writer.add_blank_page(595, 842)
    writer.write(path)


BAD = {
    "empty.pdf": lambda path: path.write_bytes(b""),
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_bytes(b" \n\n\t\n"),
    "page.pdf": lambda path: path.write_text("<html>404</html>", "utf-8"),
    "encrypted.pdf": encrypted,
    "truncated.pdf": truncated,
    "header-only.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n"),
    "empty-pages.pdf": empty_pages,
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 64),
}


def refusals(stdout: str) -> list[str]:
    return [line for line in stdout.splitlines() if line.startswith("refused: ")]


def ingest(command: Any, *words: object) -> Any:
    return command("ingest", "--workers", 1, *words)


def held(command: Any) -> list[str]:
    """The files whose acts the store holds."""
    return [json.loads(line)["file"] for line in command("facts", "--json").stdout.splitlines()]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_and_the_rest_ingested(
    command: Any, act_text: str, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "acts"
    folder.mkdir()
    BAD[name](folder / name)
    (folder / "good.txt").write_text(act_text, "utf-8")
    result = ingest(command, folder)
    assert result.exit_code == 1, result.output
    (line,) = refusals(result.stdout)
    told = line.removeprefix(f"refused: {folder / name}: ")
    reason, _, advice = told.partition("; ")
    assert told != line
    assert reason
    assert advice
    assert held(command) == ["good.txt"]


def test_a_bad_file_alone_leaves_a_whole_store(command: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    BAD["page.pdf"](path)
    assert ingest(command, path).exit_code == 1
    assert command("check").exit_code == 0


def test_a_missing_path_is_refused_and_the_rest_ingested(command: Any, act_text: str, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(act_text, "utf-8")
    result = ingest(command, tmp_path / "nowhere.pdf", good)
    assert result.exit_code == 1
    assert len(refusals(result.stdout)) == 1
    assert "nowhere.pdf" in refusals(result.stdout)[0]
    assert held(command) == ["good.txt"]


@pytest.mark.parametrize("others", [[], ["photo.png", "notes.xlsx"]])
def test_a_folder_without_acts_is_told(command: Any, tmp_path: Path, others: list[str]) -> None:
    folder = tmp_path / "acts"
    folder.mkdir()
    for other in others:
        (folder / other).write_bytes(b"\x89PNG")
    result = ingest(command, folder)
    assert result.exit_code == 1
    (line,) = refusals(result.stdout)
    assert line.startswith(f"refused: {folder}: ")


def test_facts_of_bad_files(command: Any, act_text: str, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    BAD["page.pdf"](bad)
    typeset(good, act_text)
    result = command("facts", "--json", bad, tmp_path / "nowhere.txt", good)
    assert result.exit_code == 1
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == ["good.pdf"]
    assert [line[:9] for line in result.stderr.splitlines()] == ["refused: "] * 2


# --- stores of others ----------------------------------------------------------------------------------


@pytest.fixture
def good(command: Any, act_text: str, tmp_path: Path) -> Path:
    """A good act, already in the store."""
    path = tmp_path / "good.txt"
    path.write_text(act_text, "utf-8")
    assert ingest(command, path).exit_code == 0
    return path


def assert_one_line(result: Any, *words: str) -> None:
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    assert all(word in result.stderr for word in words)


@pytest.mark.parametrize(
    "line", ["ask combien", "ingest {good}", "facts", "check", "export acts", "forget {good}"]
)
def test_a_store_of_another_schema(command: Any, good: Path, line: str) -> None:
    with sqlite3.connect(command.store / "ledger.sqlite") as database:
        changed = database.execute("UPDATE meta SET value = '999' WHERE key = 'schema_version'")
        assert changed.rowcount == 1
    database.close()
    assert_one_line(command(*line.format(good=good).split()), "999", "--store")


@pytest.mark.parametrize("line", ["ask combien", "ingest {good}"])
def test_a_store_of_another_model(command: Any, good: Path, line: str) -> None:
    command.embedder.name = "fake 2"
    assert_one_line(command(*line.format(good=good).split()), "fake 1", "fake 2", "--reembed")


@pytest.mark.parametrize("line", ["ingest --reembed", "ingest --reembed {good}"])
def test_reembed_changes_the_model(command: Any, good: Path, line: str) -> None:
    command.embedder.name = "fake 2"
    assert command(*line.format(good=good).split()).exit_code == 0
    assert command("ask", "combien pour Les Amis du Lavoir ?").exit_code == 0
    assert command("check").exit_code == 0


def test_ingest_needs_paths_unless_it_embeds_again(command: Any) -> None:
    assert command("ingest").exit_code == 2
    assert command("ingest", "--force").exit_code == 2
    assert_one_line(command("ingest", "--reembed"), "ingest")  # there is no store yet


def test_a_store_that_is_no_store(command: Any, tmp_path: Path) -> None:
    command.store.mkdir()
    (command.store / "ledger.sqlite").write_text("not a database at all, but long enough to be looked at")
    assert_one_line(command("ask", "combien ?"), "--store")


def test_a_store_below_a_file(command: Any, good: Path) -> None:
    command.store = good / "store"
    assert_one_line(command("ingest", good), "--store")
