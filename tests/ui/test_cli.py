"""The command line keeps its contract: commands, options, exit codes, what goes where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import pytest

from assistant.scope import Options
from assistant.types import ANYTHING, Answer, Filter, Language, Scope, Status
from index.errors import ModelMismatch
from index.purses import Purse
from index.settings import Settings
from ui.auth import Role, auth_line
from ui.cli import actes
from ui.commands.correct import correct

COMMANDS = {
    "ask": {"--json", "--batch", "--council", "--year", "--body", "--money", "--theme"},
    "chat": {"--host", "--port", "--auth-file"},
    "check": {"--repair"},
    "conversations": {"--forget"},
    "correct": set(),
    "export": {"--format"},
    "facts": {"--json"},
    "feedback": {"--export"},
    "forget": set(),
    "ingest": {"--workers", "--force", "--reembed"},
    "show": {"--lang", "--ids", "--json"},
}
CORRECT = {
    "export": set(),
    "import": set(),
    "list": {"--json"},
    "reject": {"--why", "--who"},
    "set": {"--why", "--who"},
    "undo": set(),
}


@dataclass
class Echo:
    """An assistant that answers with the question, and keeps what it was asked."""

    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)

    def options(self, scope: Scope = ANYTHING) -> Options:
        held = {
            Filter.COUNCIL: ("Commune de Lens", "Communauté de Lens-Liévin", "Commune d'Ys"),
            Filter.YEAR: ("2022", "2021"),
            Filter.BODY: ("Bureau",),
            Filter.PURSE: ("given",),
            Filter.THEME: ("Sport",),
        }
        values = {name: tuple((value, 1) for value in some) for name, some in held.items()}
        return Options(values, 3, 3)

    def counts(self) -> dict[str, int]:
        return {"acts": 3}

    def ask(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer:
        self.asked.append((question, history))
        self.scopes.append(scope)
        return Answer(Status.ANSWERED, Language.FR, f"À propos de {question}", "tout")


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> Echo:
    assistant = Echo()

    @contextmanager
    def opened(settings: Settings) -> Iterator[Echo]:
        yield assistant

    monkeypatch.setattr("ui.cli.open_assistant", opened)
    # The archive is not looked into: no command line shows a table.
    monkeypatch.setattr("ui.cli.open_chat", lambda settings, create: nullcontext((assistant, None)))
    return assistant


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


# --- the commands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "options"), COMMANDS.items())
def test_the_contract_has_these_commands(name: str, options: set[str]) -> None:
    assert options <= {option for param in actes.commands[name].params for option in param.opts}


def test_there_are_no_others() -> None:
    assert set(actes.commands) == set(COMMANDS)


@pytest.mark.parametrize(("name", "options"), CORRECT.items())
def test_correct_has_these_commands(name: str, options: set[str]) -> None:
    assert options == {o for p in correct.commands[name].params for o in p.opts if o.startswith("--")}


@pytest.mark.parametrize("command", [*actes.commands.values(), *correct.commands.values()])
def test_every_command_and_option_has_its_help(command: click.Command) -> None:
    assert command.help
    lacking = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert lacking == []


def test_help_and_version(command: Any) -> None:
    assert all(name in command("--help").output for name in COMMANDS)
    assert command("--version").output == "actes, version 0.1.0\n"


# --- the store's place ---------------------------------------------------------------------------------


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings that commands are given."""
    settings: list[Settings] = []
    monkeypatch.setattr("ui.cli.open_ledger", settings.append)
    monkeypatch.delenv("ACTES_STORE", raising=False)
    return settings


@pytest.mark.parametrize(
    ("words", "environment", "store"),
    [
        ([], None, ".actes"),
        ([], "there", "there"),
        (["--store", "here"], "there", "here"),
    ],
)
def test_the_store_is_the_options_or_the_environments(
    seen: list[Settings],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    environment: str | None,
    store: str,
) -> None:
    if environment:
        monkeypatch.setenv("ACTES_STORE", environment)
    with pytest.raises(TypeError):  # the list's None is no context manager: far enough
        actes([*words, "facts"], standalone_mode=False)
    assert [settings.store for settings in seen] == [Path(store)]


@pytest.mark.parametrize(
    "line", ["ask qui", "facts", "check", "export acts", "forget x", "show 1", "correct list"]
)
def test_without_a_store_one_line_says_what_to_do(command: Any, line: str) -> None:
    result = command(*line.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "actes ingest" in result.stderr
    assert not command.store.exists()


# --- ask -----------------------------------------------------------------------------------------------


def test_ask_prints_the_answer(command: Any, echo: Echo) -> None:
    result = command("ask", "combien ?")
    assert result.exit_code == 0
    assert result.stdout.startswith("À propos de combien")


def test_ask_json_prints_one_object(command: Any, echo: Echo) -> None:
    record = json.loads(command("ask", "--json", "combien ?").stdout)
    assert (record["id"], record["status"], record["text"]) == (None, "answered", "À propos de combien ?")
    assert record["took_ms"] >= 0


def test_ask_within_filters(command: Any, echo: Echo) -> None:
    typed = ("--council", "commune de lens", "--year", "2022", "--body", "bureau", "--theme", "sport")
    assert command("ask", *typed, "--money", "requested", "B").exit_code == 0
    assert echo.scopes == [Scope("Commune de Lens", 2022, "Bureau", Purse.REQUESTED, "Sport")]
    assert command("ask", "--council", "ys", "B").exit_code == 0
    assert echo.scopes[1] == Scope("Commune d'Ys")
    assert command("ask", "B").exit_code == 0
    assert echo.scopes[2] == ANYTHING


@pytest.mark.parametrize(
    ("option", "wish", "told"),
    [
        ("--council", "Lense", "the store holds none; it holds Commune de Lens"),
        ("--council", "commune", "which one? Commune de Lens; Commune d'Ys"),
        ("--year", "1999", "the store holds none; it holds 2022; 2021"),
        ("--theme", "qwxz", "the store holds none"),
        ("--money", "stolen", "is not one of 'given'"),
    ],
)
def test_a_filter_that_is_none_or_several_is_refused(
    command: Any, echo: Echo, option: str, wish: str, told: str
) -> None:
    result = command("ask", option, wish, "B")
    assert result.exit_code == 2
    assert told in result.stderr
    assert echo.asked == []


def test_batch_answers_in_order(command: Any, echo: Echo) -> None:
    batch = lines({"id": "b", "question": "B", "history": ["A"]}, {"id": 1, "question": "C"})
    result = command("ask", "--json", "--batch", "-", stdin=batch)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(r["id"], r["text"]) for r in records] == [("b", "À propos de B"), (1, "À propos de C")]
    assert echo.asked == [("B", ("A",)), ("C", ())]


def test_batch_reads_a_file(command: Any, echo: Echo, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(lines({"question": "A"}))
    assert command("ask", "--json", "--batch", path).exit_code == 0
    assert echo.asked == [("A", ())]


def test_an_empty_batch_is_done(command: Any, echo: Echo) -> None:
    result = command("ask", "--json", "--batch", "-", stdin=b"")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_bad_line_of_a_batch_is_named_and_nothing_answered(command: Any, echo: Echo) -> None:
    result = command("ask", "--json", "--batch", "-", stdin=lines({"question": "A"}) + b"nonsense\n")
    assert (result.exit_code, result.stdout, echo.asked) == (2, "", [])
    assert result.stderr.startswith("Error: line 2: not JSON")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["ask"],
        ["ask", "a", "--json", "--batch", "-"],
        ["ask", "--batch", "-"],
        ["ask", "--json", "--batch", "nowhere.jsonl"],
        ["ingest"],
        ["forget"],
        ["ingest", ".", "--workers", "0"],
        ["export"],
        ["export", "votes"],
        ["export", "acts", "--format", "pdf"],
        ["chat", "--port", "99999"],
        ["chat", "--auth-file", "nowhere"],
        ["dance"],
    ],
)
def test_wrong_usage_is_exit_2(command: Any, words: list[str]) -> None:
    result = command(*words)
    assert result.exit_code == 2
    assert "Usage: actes" in result.stderr


# --- chat ----------------------------------------------------------------------------------------------


def test_the_chat_tells_where_it_is_once_it_runs(
    command: Any, echo: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Running:
        local_url = "http://127.0.0.1:4321/"

        def block_thread(self) -> None:
            click.echo("runs")

    monkeypatch.setattr("ui.serving.start", lambda *_: Running())
    result = command("chat", "--port", 0)
    assert (result.exit_code, result.stdout) == (
        0,
        "The chat: http://127.0.0.1:4321 (Ctrl+C ends it)\nruns\n",
    )


def test_a_chat_that_cant_start_tells_no_address(command: Any, echo: Echo) -> None:
    result = command("chat", "--host", "0.0.0.0")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--auth-file" in result.stderr


@pytest.mark.parametrize("options", [(), ("--auth-file",)])
def test_a_chat_starts_without_acts_where_they_can_be_added(
    command: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: tuple[str, ...]
) -> None:
    people = tmp_path / "people"
    people.write_text(auth_line("zoé", "sésame", Role.EDITOR), "utf-8")
    seen: list[int] = []
    monkeypatch.setattr("ui.serving.serve", lambda assistant, *_: seen.append(assistant.counts()["acts"]))
    for _ in range(2):  # without a store, and with an empty one
        result = command("chat", *options, *([people] if options else []))
        assert result.exit_code == 0
        assert (
            "nothing was ingested here yet; add documents in the chat, or run: actes ingest" in result.stdout
        )
    assert seen == [0, 0]


def test_a_chat_where_nobody_can_add_needs_a_store(command: Any, tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.write_text(auth_line("léo", "sésame", Role.READER), "utf-8")
    for options in (("--auth-file", people), ("--host", "0.0.0.0")):
        assert command("chat", *options).exit_code == 2
        assert not command.store.exists()


# --- errors --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["ask", "qui ?"], ["ask", "--json", "qui ?"]])
def test_an_error_of_the_house_is_one_line(
    command: Any, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    def refuse(settings: Settings) -> None:
        raise ModelMismatch("the store's vectors\ncome from another model; ingest again")

    monkeypatch.setattr("ui.cli.open_assistant", refuse)
    result = command(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: the store's vectors come from another model; ingest again\n"


def run_main(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """``main`` in a fresh Python, after ``code`` has run there."""
    script = f"import sys, ui.cli\n{code}\nsys.argv = ['actes', *{words!r}]\nui.cli.main()"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


UNFORESEEN = """
def fail(settings): raise RuntimeError("two\\nlines")
ui.cli.open_ledger = fail
"""


def test_what_nobody_foresaw_is_one_line_too() -> None:
    done = run_main(UNFORESEEN, "facts")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: RuntimeError: two lines")
    assert done.stderr.count("\n") == 1


def test_verbose_tells_where() -> None:
    done = run_main(UNFORESEEN, "-v", "facts")
    assert done.returncode == 2
    assert "Traceback" in done.stderr


def test_vendors_are_quiet_and_we_speak_when_asked() -> None:
    speak = """
def speak(settings):
    import logging, warnings
    logging.getLogger("vendor").error("VENDOR")
    logging.getLogger("index.ingest").info("OURS")
    try: 1 / 0
    except ZeroDivisionError: logging.getLogger("index.ingest").exception("ERROR OF OURS")
    warnings.warn("DEPRECATED", stacklevel=1)
    sys.exit(0)
ui.cli.open_ledger = speak
"""
    heard = [run_main(speak, *words, "facts").stderr for words in ([], ["-v"], ["-vv"])]
    spoken = ("ERROR OF OURS", "Traceback", ": OURS", "VENDOR", "DEPRECATED")
    assert [[word in text for word in spoken] for text in heard] == [
        [True, False, False, False, False],
        [True, True, True, False, False],
        [True, True, True, True, True],
    ]


def test_a_reader_that_leaves_gets_no_traceback() -> None:
    words = [sys.executable, "-c", "from ui.cli import main; main()", "--help"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""


def in_latin_1(speak: str) -> bytes:
    """What a command prints, that does this, where the terminal is no UTF-8 one."""
    code = f"ui.cli.open_ledger = lambda settings: ui.cli.{speak} or sys.exit(0)"
    script = f"import sys, ui.cli\n{code}\nsys.argv = ['actes', 'facts']\nui.cli.main()"
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=True)
    return done.stdout


def test_what_a_terminal_cant_show_is_no_error() -> None:
    assert in_latin_1("click.echo('l’été')") == "l?été\n".encode("latin-1")


def test_json_is_utf8_everywhere() -> None:
    assert in_latin_1("emit({'a': 'l’été'})") == '{"a": "l’été"}\n'.encode()
