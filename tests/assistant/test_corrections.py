"""Answers tell the corrected value, and that it was corrected; never the value that a person took back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.corrections import change, note
from assistant.types import Language, Status
from index.corrections import Signature, correct, reject
from index.types import Attendance, Fact, Grant, Mention, Opinion, Role, Span, Vote
from tests.assistant.support import ACTS, Desk, small_desk

BY = Signature("Jeanne Martin", "2026-03-03T10:00:00+00:00", "mal lu sur le scan")
SIGNED = "par Jeanne Martin le 3 mars 2026"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = small_desk(tmp_path, ACTS)
    yield made
    made.stores.ledger.close()


def said_of(desk: Desk, kind: type[Any], words: str) -> Fact:
    """The fact of that kind, as it was read, in whose words these stand."""
    return next(one.read for one in desk.stores.ledger.reviewed(kind) if words in one.read.span.quote)


def test_the_corrected_amount_is_told_with_who_when_why_and_the_words_read(desk: Desk) -> None:
    grant = said_of(desk, Grant, "1 500 €")
    desk.stores.ledger.correct([correct(grant, "amount", "15 000", BY)])
    answer = desk.ask("Combien pour Les Amis du Lavoir en 2023 ?")
    assert (answer.status, answer.amount) == (Status.ANSWERED, Decimal(15000))
    assert "15\u202f000\xa0€" in answer.headline
    (told,) = [line for line in answer.text.splitlines() if line.startswith("Corrigé")]
    assert told == (
        f"Corrigé {SIGNED} : 15\u202f000\xa0€ au lieu de 1\u202f500\xa0€ comme lu dans l'acte"
        " (mal lu sur le scan) [1]"
    )
    assert "1 500 €" in answer.citations[0].quote


def test_in_english_too(desk: Desk) -> None:
    desk.stores.ledger.correct([correct(said_of(desk, Grant, "1 500 €"), "amount", "15000", BY)])
    answer = desk.ask("How much did Les Amis du Lavoir get in 2023?")
    assert "Corrected by Jeanne Martin on 3 March 2026: €15,000 instead of €1,500 as read" in answer.text


def test_a_total_counts_the_corrected_value_and_says_so(desk: Desk) -> None:
    question = "Total des subventions de Saint-Exemple en 2023 ?"
    before = desk.ask(question)
    desk.stores.ledger.correct([correct(said_of(desk, Grant, "800 €"), "amount", "900", BY)])
    after = desk.ask(question)
    assert before.amount is not None
    assert after.amount == before.amount + 100
    assert "Corrigé" in after.text
    assert "Corrigé" not in before.text


def test_a_rejected_grant_is_in_no_answer_and_a_total_says_what_it_leaves_out(desk: Desk) -> None:
    question = "Total des subventions de Saint-Exemple en 2023 ?"
    before = desk.ask(question)
    desk.stores.ledger.correct([reject(said_of(desk, Grant, "800 €"), BY)])
    after = desk.ask(question)
    assert before.amount is not None
    assert after.amount == before.amount - 800
    assert f"Écarté {SIGNED} : « " in after.text
    gone = desk.ask("Combien pour la Fanfare de Saint-Exemple en 2023 ?")
    assert gone.amount is None
    assert "800" not in gone.text


def test_a_correction_is_told_where_its_words_are_told_and_nowhere_else(desk: Desk) -> None:
    desk.stores.ledger.correct(
        [
            correct(said_of(desk, Grant, "1 500 €"), "amount", "15000", BY),
            reject(said_of(desk, Grant, "300 €"), BY),
        ]
    )
    answer = desk.ask("Combien pour la Fanfare de Saint-Exemple en 2023 ?")
    assert (answer.amount, "Corrigé" in answer.text, "Écarté" in answer.text) == (800, False, False)


def test_a_corrected_vote(desk: Desk) -> None:
    desk.stores.ledger.correct([correct(said_of(desk, Vote, "1 voix (Mme"), "noes", "3", BY)])
    answer = desk.ask("Résultat du vote sur l'aide au Moto-club des Crêtes ?")
    assert "3 voix contre" in answer.headline
    assert f"Corrigé {SIGNED} : voix contre, 3 au lieu de 2 comme lu" in answer.text


def test_a_name_inside_a_list_is_told_too(desk: Desk) -> None:
    people = [
        one.read
        for one in desk.stores.ledger.reviewed(Attendance)
        if one.read.person == "Louis CARNOT" and one.read.role is Role.MEMBER
    ]
    desk.stores.ledger.correct([correct(person, "person", "Louis Carnaud", BY) for person in people])
    answer = desk.ask("Qui était présent le 14 mars 2023 ?")
    assert "Louis Carnaud" in answer.headline
    assert "« Louis Carnaud » au lieu de « Louis CARNOT »" in answer.text


def test_a_list_of_people_says_whom_it_leaves_out(desk: Desk) -> None:
    desk.stores.ledger.correct([reject(said_of(desk, Attendance, "Lise FABRE"), BY)])
    answer = desk.ask("Qui était excusé le 14 mars 2023 ?")
    assert (answer.value, "FABRE" in answer.headline) == (1, False)
    assert f"Écarté {SIGNED} : « " in answer.text


def test_many_corrections_are_counted(desk: Desk) -> None:
    ledger = desk.stores.ledger
    all_read = [one.read for one in ledger.reviewed(Grant)]
    ledger.correct([correct(grant, "theme", f"thème {n}", BY) for n, grant in enumerate(all_read)])
    ledger.correct([correct(grant, "purpose", f"objet {n}", BY) for n, grant in enumerate(all_read)])
    lines = desk.ask("Total des subventions de Saint-Exemple en 2023 ?").text.splitlines()
    assert sum(line.startswith("Corrigé") for line in lines) == 5
    assert lines[-1].endswith("autres corrections")


SPAN = Span("a" * 64, 1, 0, 3, "dix\nans")
VOTE = Vote(None, 0, 0, None, "adopted", (), ("Anne",), (), (), "", SPAN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "field", "words", "told"),
    [
        (VOTE, "ayes", "12", "voix pour, 12 au lieu de rien comme lu dans l'acte"),
        (VOTE, "noes", "", "voix contre, rien au lieu de 0 comme lu dans l'acte"),
        (VOTE, "unanimous", "oui", "unanimité, oui au lieu de rien comme lu dans l'acte"),
        (VOTE, "against_names", "Anne; Bruno", "ont voté contre, « Anne et Bruno » au lieu de « Anne » comme lu dans l'acte"),
        (VOTE, "outcome", "rejected", "issue du vote, « rejeté » au lieu de « adopté » comme lu dans l'acte"),
        (Mention(10, "ans", "durée", "", "", False, SPAN), "value", "20", "20 au lieu de 10 comme lu dans l'acte"),  # type: ignore[arg-type]
        (Opinion("1re", True, None, SPAN), "date", "2023-03-14", "date, 14 mars 2023 au lieu de rien comme lu dans l'acte"),
    ],
)  # fmt: skip
def test_each_type_of_value_in_words(fact: Fact, field: str, words: str, told: str) -> None:
    assert change(correct(fact, field, words, BY), fact, Language.FR) == told


def test_a_rejection_quotes_the_words_on_one_line() -> None:
    told = note(reject(VOTE, BY), VOTE, Language.EN)
    assert told == "Rejected by Jeanne Martin on 3 March 2026: “dix ans” (mal lu sur le scan)"
