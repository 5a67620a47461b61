"""Deadlines: any day that is announced as the last one, and none that was over when the act was made."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import MONTHS_FR
from index.facts import deadlines
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Deadline, Document, FileKind, Page

MADE = date(2021, 5, 4)
UNTIL = st.sampled_from(("avant le", "au plus tard le", "jusqu'au", "d'ici le", "au plus tard le mardi"))


def find(words: str) -> list[Deadline]:
    text = f"COMMUNE DE MER\nSéance du 4 mai 2021\n\nObjet : Bilan\n\nDécide :\nArticle 1 : {words}\n"
    document = Document("0" * 64, "a.pdf", FileKind.PDF, (Page(1, text),), ())
    running = document.running_text()
    (act,) = cut_acts(document)
    facts = deadlines.FINDER.find(Reading(act, running, flat(running.text)))
    return [fact for fact in facts if isinstance(fact, Deadline)]


def printed(day: date) -> str:
    return f"{day.day} {MONTHS_FR[day.month - 1]} {day.year}"


@given(UNTIL, st.dates(MADE, date(2060, 1, 1)))
def test_a_day_to_come_is_a_deadline(until: str, day: date) -> None:
    (found,) = find(f"le bilan de la fête sera remis à la Ville {until} {printed(day)}.")
    assert (found.date, found.count, found.unit) == (day, None, "")
    assert found.label == f"le bilan de la fête sera remis à la Ville {until} {printed(day)}"


@given(st.dates(date(1950, 1, 1), date(2021, 5, 3)))
def test_a_day_that_was_over_is_history(day: date) -> None:
    assert find(f"les contrats conclus par la Ville avant le {printed(day)}.") == []


@given(st.integers(1, 40), st.sampled_from(("jours", "mois", "ans")))
def test_a_duration(count: int, unit: str) -> None:
    (found,) = find(f"le bilan de la fête sera remis dans un délai de {count} {unit} à compter du vote.")
    assert (found.date, found.count, found.unit) == (None, count, unit)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("le dossier sera remis à la Ville avant le 20 juin.", date(2021, 6, 20)),
        ("le dossier sera remis à la Ville avant le 20 janvier.", date(2022, 1, 20)),  # the next one
    ],
)
def test_a_day_without_its_year_is_the_next_one(words: str, day: date) -> None:
    assert [found.date for found in find(words)] == [day]
