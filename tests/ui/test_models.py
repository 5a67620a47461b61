"""A language model asked for on the command line: off unless it is, told when it is, and its key nowhere."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.llm.helped import Helped
from assistant.types import Language
from tests.assistant.llm.server import Served, nobody, says, serving
from tests.conftest import Command
from ui.conversation import Session, render_conversation
from ui.texts import texts

QUESTION = "Combien pour Les Amis du Lavoir en 2023 ?"
TOLD = "Une subvention de 1 500 € a été attribuée à Les Amis du Lavoir."


@pytest.fixture
def served() -> Iterator[Served]:
    with serving(says(TOLD)) as server:
        yield server


@pytest.fixture
def held(command: Command, tmp_path: Path, act_text: str) -> Command:
    """The command over a store that holds one act."""
    act = tmp_path / "acte.txt"
    act.write_text(act_text, "utf-8")
    assert command("ingest", act, "--workers", 1).exit_code == 0
    return command


def at(served: Served) -> tuple[str, ...]:
    return ("--llm-url", served.url, "--llm-model", "petit-modele")


def test_ask_tells_who_reads_along(held: Command, served: Served) -> None:
    result = held("ask", *at(served), QUESTION)
    assert result.exit_code == 0
    assert TOLD in result.stdout.replace("\u202f", " ").replace("\xa0", " ")
    assert f"petit-modele ({served.url})" in result.stdout
    assert result.stderr == (
        f"A language model petit-modele ({served.url}), on this machine, reads the questions and the answers.\n"
    )


def test_without_the_option_nothing_is_asked(held: Command, served: Served) -> None:
    result = held("ask", QUESTION)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "modèle de langue" not in result.stdout
    assert served.asked == []


def test_nothing_of_it_is_even_loaded() -> None:
    code = (
        "import sys, ui.cli; from index.settings import Settings; from ui.opening import helped;"
        "assert helped('ours', Settings()) == 'ours';"
        "print([name for name in sys.modules if 'assistant.llm' in name or name == 'httpx'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_json_and_batches_stay_json(held: Command, served: Served) -> None:
    batch = "".join(json.dumps({"id": n, "question": QUESTION}) + "\n" for n in range(2)).encode()
    result = held("ask", *at(served), "--json", "--batch", "-", stdin=batch)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(r["id"], r["amount"], r["text"].splitlines()[0]) for r in records] == [
        (n, "1500.00", f"{TOLD} [1]") for n in range(2)
    ]


def test_the_filters_go_along(held: Command, served: Served) -> None:
    result = held("ask", *at(served), "--year", "2023", "--json", QUESTION)
    assert json.loads(result.stdout)["understood"].endswith("filtres : 2023")


def test_where_nobody_listens_ours_answers(held: Command) -> None:
    model = nobody()
    result = held("ask", "--llm-url", model.base, "--llm-model", "m", "--llm-timeout", 2, QUESTION)
    assert result.exit_code == 0
    assert "1\u202f500\xa0€" in result.stdout
    assert "sans réponse utilisable" in result.stdout


def test_the_key_comes_from_the_environment_and_is_shown_nowhere(
    held: Command, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTES_LLM_KEY", "sesame-ouvre-toi")
    result = held("-vv", "ask", *at(served), "--json", QUESTION)
    assert served.headers[0]["Authorization"] == "Bearer sesame-ouvre-toi"
    assert "sesame" not in result.output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--llm-url", "http://localhost/v1"), "go together"),
        (("--llm-model", "m"), "go together"),
        (("--llm-url", "localhost:1", "--llm-model", "m"), "an address like"),
        (("--llm-url", "http://me:sesame@localhost/v1", "--llm-model", "m"), "ACTES_LLM_KEY"),
        (("--llm-url", "http://localhost/v1", "--llm-model", "m", "--llm-timeout", "0"), "range"),
    ],
)
@pytest.mark.parametrize("name", ["ask", "chat"])
def test_what_is_no_model_is_refused_before_anything_happens(
    held: Command, name: str, options: tuple[str, ...], told: str
) -> None:
    result = held(name, *options, *([QUESTION] if name == "ask" else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "sesame" not in result.stderr


def test_the_help_says_that_data_leaves(command: Command) -> None:
    for name in ("ask", "chat"):
        told = " ".join(command(name, "--help").output.split())
        assert "off by default" in told
        assert "THEY LEAVE THIS MACHINE" in told
        assert "ACTES_LLM_KEY" in told


def test_a_model_elsewhere_is_told_louder(held: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr("ui.serving.serve", lambda assistant, *_: seen.append(assistant))
    result = held("chat", "--llm-url", "https://albert.example/v1", "--llm-model", "albert")
    assert result.exit_code == 0
    assert result.stderr.startswith(
        "Beware: questions and answers leave this machine, for the language model"
    )
    (assistant,) = seen
    assert isinstance(assistant, Helped)
    for language in Language:
        welcome = str(render_conversation(Session(language), assistant))
        assert assistant.notice(language) in welcome.replace("&#x27;", "'").replace("&#39;", "'")
        assert texts(language).private not in welcome


def test_without_a_model_the_welcome_promises_that_nothing_leaves(
    held: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr("ui.serving.serve", lambda assistant, *_: seen.append(assistant))
    assert held("chat").exit_code == 0
    for language in Language:
        assert texts(language).private in str(render_conversation(Session(language), seen[0]))
