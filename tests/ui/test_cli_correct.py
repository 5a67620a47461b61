"""``actes show`` and ``actes correct`` over a real store: what a person says is told, kept, and taken back."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

NUMBER = "2023-017"
WHY = ("--why", "un zéro de trop", "--who", "Jeanne Martin")


@pytest.fixture
def file(act_text: str, tmp_path: Path) -> Path:
    path = tmp_path / "acts" / f"{NUMBER}.txt"
    path.parent.mkdir()
    path.write_text(act_text, "utf-8")
    return path


@pytest.fixture
def filled(command: Any, file: Path) -> Any:
    assert command("ingest", "--workers", 1, file.parent).exit_code == 0
    return command


@pytest.fixture
def grant(filled: Any) -> str:
    """The id of the act's grant."""
    (found,) = re.findall(r"grant-\w+", filled("show", NUMBER, "--ids").stdout)
    return str(found)


def record(command: Any) -> Any:
    return json.loads(command("show", NUMBER, "--json").stdout)


def correction_ids(command: Any) -> list[str]:
    return [json.loads(line)["id"] for line in command("correct", "list", "--json").stdout.splitlines()]


# --- show ----------------------------------------------------------------------------------------------


def test_show_tells_the_act(filled: Any) -> None:
    told = filled("show", NUMBER).stdout
    assert told.startswith("Commune de Saint-Exemple")
    for words in (
        "N° 2023-017, 14 mars 2023",
        "1\u202f500\xa0€\xa0: subvention à Les Amis du Lavoir",
        "12 voix pour",
    ):
        assert words in told
    assert "[grant-" not in told


def test_show_in_english(filled: Any) -> None:
    told = filled("show", NUMBER, "--lang", "en").stdout
    assert "€1,500 to Les Amis du Lavoir (grant)" in told
    assert "12 for, 0 against, 1 abstention" in told


def test_show_as_json_holds_every_fact_and_the_articles(filled: Any) -> None:
    shown = record(filled)
    (listed,) = map(json.loads, filled("facts", "--json").stdout.splitlines())
    assert listed.items() <= shown.items()
    assert {fact["fact"] for fact in shown["facts"]} >= {"grant", "vote", "mention"}
    assert [article["label"] for article in shown["articles"]] == ["Article 1"]
    assert (shown["replaced_by"], shown["replaced_acts"]) == (None, [])


def test_an_act_is_shown_by_the_beginning_of_its_id(filled: Any) -> None:
    act_id = record(filled)["id"]
    assert (
        filled("show", act_id[:10]).stdout == filled("show", act_id).stdout == filled("show", NUMBER).stdout
    )


def test_an_unknown_act_is_told_with_the_nearest_numbers(filled: Any) -> None:
    result = filled("show", "2023-07")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no act has the number or the id '2023-07'; the nearest numbers: 2023-017" in result.stderr
    assert "actes facts lists all acts" in filled("show", "zzz").stderr


def test_several_acts_of_one_number_are_listed(filled: Any, file: Path) -> None:
    file.with_name("copy.txt").write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert filled("ingest", "--workers", 1, file.parent).exit_code == 0
    result = filled("show", NUMBER)
    assert (result.exit_code, result.stdout) == (2, "")
    *acts, error = result.stderr.splitlines()
    assert error == f"Error: 2 acts go by '{NUMBER}': say which by the id at the line's end"
    for line in acts:
        assert line.startswith(f"{NUMBER}, 2023-03-14, Commune de Saint-Exemple, Subvention à l'association")
        assert filled("show", line.split()[-1]).exit_code == 0


# --- correct -------------------------------------------------------------------------------------------


def test_a_corrected_fact_is_told_everywhere(filled: Any, grant: str) -> None:
    result = filled("correct", "set", NUMBER, grant, "amount=15 000", *WHY)
    assert result.exit_code == 0
    assert "€15,000 instead of €1,500 as read in the act (un zéro de trop)" in result.stdout
    shown = filled("show", NUMBER).stdout
    assert "15\u202f000\xa0€\xa0: subvention à Les Amis du Lavoir" in shown
    assert "Corrigé par Jeanne Martin le " in shown
    (given,) = record(filled)["grants"]
    assert (given["amount"], given["corrections"][0]["old"], given["id"]) == ("15000.00", "1500", grant)
    assert "    corrected: amount: 15000 instead of 1500 (Jeanne Martin, " in filled("facts").stdout
    (row,) = map(json.loads, filled("export", "grants", "--format", "jsonl").stdout.splitlines())
    assert (row["amount"], "un zéro de trop" in row["corrections"]) == ("15000.00", True)
    answer = json.loads(filled("ask", "--json", "combien pour les amis du lavoir ?").stdout)
    assert (answer["amount"], "Corrigé par Jeanne Martin" in answer["text"]) == ("15000.00", True)


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("grant", "unit_price=12", "unit_price: 12 instead of nothing ("),
        ("grant", "beneficiary=", "beneficiary: nothing instead of Les Amis du Lavoir ("),
        ("vote", "against_names=Anne ; Bruno", 'against_names: ["Anne", "Bruno"] instead of nothing ('),
    ],
)
def test_what_the_act_does_not_tell_is_listed_as_nothing(
    filled: Any, kind: str, words: str, told: str
) -> None:
    (fact,) = re.findall(rf"{kind}-\w+", filled("show", NUMBER, "--ids").stdout)
    assert filled("correct", "set", NUMBER, fact, words, *WHY).exit_code == 0
    assert f"  {told}Jeanne Martin, " in filled("correct", "list").stdout


def test_it_survives_a_forced_ingest(filled: Any, grant: str, file: Path) -> None:
    filled("correct", "set", NUMBER, grant, "amount=15000", *WHY)
    assert filled("ingest", "--workers", 1, "--force", file).exit_code == 0
    assert record(filled)["grants"][0]["amount"] == "15000.00"
    assert filled("check").exit_code == 0


def test_a_rejected_fact_is_shown_as_such_and_taken_back(filled: Any, grant: str) -> None:
    assert filled("correct", "reject", NUMBER, grant, *WHY).exit_code == 0
    assert record(filled)["grants"] == []
    block = filled("show", NUMBER).stdout.split("\n\n")[-1]
    assert block.startswith("Écarté par une correction\n  Écarté par Jeanne Martin le ")
    again = filled("correct", "set", NUMBER, grant, "amount=1", *WHY)
    assert (again.exit_code, "was rejected" in again.stderr) == (2, True)
    assert filled("correct", "undo", *correction_ids(filled)).stdout == "taken back: 1\n"
    assert len(record(filled)["grants"]) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("amout=1", "a grant has no field 'amout'; it has beneficiary, "),
        ("amount=beaucoup", "it takes a number such as 8000"),
        ("amount=1500", "was read as '1500' already"),
        ("amount", "'amount' is no FIELD=VALUE"),
    ],
)
def test_what_can_not_be_said_is_one_line_and_changes_nothing(
    filled: Any, grant: str, words: str, told: str
) -> None:
    result = filled("correct", "set", NUMBER, grant, "purpose=bon", words, *WHY)
    assert result.exit_code == 2
    assert told in result.stderr.splitlines()[-1]
    assert correction_ids(filled) == []


@pytest.mark.parametrize(("fact", "told"), [("grant-0", "no fact of the act has that id"), ("", "no fact"), ("m", "facts begin so")])  # fmt: skip
def test_the_fact_must_be_one(filled: Any, fact: str, told: str) -> None:
    result = filled("correct", "reject", NUMBER, fact, *WHY)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_who_and_why_are_needed(filled: Any, grant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(OSError))
    assert "Say who corrects" in filled("correct", "reject", NUMBER, grant, "--why", "x").stderr
    assert "Say why" in filled("correct", "reject", NUMBER, grant, "--why", " ", "--who", "A").stderr
    assert "--why" in filled("correct", "reject", NUMBER, grant).stderr
    monkeypatch.setattr("getpass.getuser", lambda: "anne")
    assert "Rejected by anne" in filled("correct", "reject", NUMBER, grant, "--why", "x").stdout


def test_the_same_figure_elsewhere_in_the_act_is_told(command: Any, file: Path, act_text: str) -> None:
    doubled = act_text.replace(
        "Pour : 12", "Article 2 : D'attribuer à l'association « Club » une aide de 1 500 €.\n\nPour : 12"
    )
    file.write_text(doubled, "utf-8")
    command("ingest", "--workers", 1, file)
    one, other = re.findall(r"grant-\w+", command("show", NUMBER, "--ids").stdout)
    told = command("correct", "set", NUMBER, one, "amount=15000", *WHY).stdout
    assert f"the act tells the same figure in: {other}\n" in told


def test_a_doubt_over_the_words_is_told_with_the_way_to_settle_it(
    command: Any, file: Path, act_text: str
) -> None:
    file.write_text(act_text.replace("1 500 €", "quinze cents euros (1 400 €)"), "utf-8")
    command("ingest", "--workers", 1, file)
    grant = re.findall(r"grant-\w+", command("show", NUMBER, "--ids").stdout)[0]
    told = command("correct", "set", NUMBER, grant, "amount=1501", *WHY).stdout
    (line,) = [line for line in told.splitlines() if line.startswith("still told: ")]
    settle = line.rpartition("actes ")[2].split()
    assert command(*settle, *WHY).exit_code == 0
    assert "still told" not in command("correct", "set", NUMBER, grant, "amount=1502", *WHY).stdout


# --- what no longer applies, and the way to another store ------------------------------------------------


def test_what_no_longer_applies_is_kept_and_told(filled: Any, grant: str, file: Path) -> None:
    filled("correct", "set", NUMBER, grant, "amount=15000", *WHY)
    with closing(sqlite3.connect(filled.store / "ledger.sqlite")) as connection, connection:
        connection.execute("UPDATE fact_grant SET amount = 7000000")  # as if it were read otherwise one day
    listed = filled("correct", "list").stdout
    assert "no longer applies: no grant says such a thing in these words any more" in listed
    checked = filled("check")
    assert (checked.exit_code, "a correction no longer applies: c-" in checked.stdout) == (1, True)
    filled("forget", file)
    assert "no longer applies: its file is not in the store" in filled("correct", "list").stdout
    assert filled("check").exit_code == 0


def test_corrections_go_from_one_store_to_another(
    filled: Any, grant: str, file: Path, tmp_path: Path
) -> None:
    filled("correct", "set", NUMBER, grant, "amount=15000", "purpose=bon", *WHY)
    saved = tmp_path / "corrections.jsonl"
    assert filled("correct", "export", saved).exit_code == 0
    assert filled("correct", "export").stdout == saved.read_text("utf-8")
    ids = correction_ids(filled)
    with closing(sqlite3.connect(filled.store / "ledger.sqlite")) as connection, connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema_version'")
    assert "save its 2 corrections first (actes correct export FILE)" in filled("show", NUMBER).stderr
    assert filled("correct", "export").stdout == saved.read_text("utf-8")
    filled.store = tmp_path / "other"
    taken = filled("correct", "import", saved)
    assert taken.stdout == "corrections taken in: 2; they apply to facts held: 0\n"
    assert filled("ingest", "--workers", 1, file).exit_code == 0
    assert record(filled)["grants"][0]["amount"] == "15000.00"
    assert correction_ids(filled) == ids
    assert filled("correct", "import", saved).stdout.endswith("they apply to facts held: 2\n")


def test_a_file_with_a_bad_line_changes_nothing(filled: Any, grant: str, tmp_path: Path) -> None:
    filled("correct", "set", NUMBER, grant, "amount=15000", *WHY)
    saved = tmp_path / "corrections.jsonl"
    saved.write_text(filled("correct", "export").stdout + "{}\n", "utf-8")
    filled("correct", "undo", *correction_ids(filled))
    result = filled("correct", "import", saved)
    assert (result.exit_code, "line 2 is no correction" in result.stderr) == (2, True)
    assert correction_ids(filled) == []


def test_an_unknown_correction_can_not_be_taken_back(filled: Any) -> None:
    result = filled("correct", "undo", "c-0")
    assert (result.exit_code, "no such correction: c-0" in result.stderr) == (2, True)
