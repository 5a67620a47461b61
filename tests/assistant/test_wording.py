"""How answers are worded in each language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Language
from assistant.wording import day, euros, joined, name_of, of_act, percent, say, shortened
from index.types import Act, Span, Stated

FR, EN = Language.FR, Language.EN


def stated(words: str) -> Stated:
    return Stated(words, Span("d", 1, 0, len(words), words))


ACT = Act(
    "d:0",
    "d",
    0,
    100,
    (1, 1),
    (),
    number=stated("2023-17"),
    date=date(2023, 3, 14),
    council=stated("Commune de Saint-Exemple"),
    body=stated("Conseil municipal"),
    title=stated("Subventions"),
)


def test_say_picks_the_language() -> None:
    assert (say(FR, "oui", "yes"), say(EN, "oui", "yes")) == ("oui", "yes")


@pytest.mark.parametrize(
    ("items", "french", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a et b", "a and b"),
        (list("abc"), "a, b et c", "a, b and c"),
    ],
)
def test_lists(items: list[str], french: str, english: str) -> None:
    assert (joined(items, FR), joined(items, EN)) == (french, english)


def test_figures_and_days() -> None:
    assert euros(Decimal("1234.50"), EN) == "€1,234.50"
    assert " ".join(euros(Decimal("1234.50"), FR).split()) == "1 234,50 €"
    assert percent(Decimal("2.06"), EN) == "2.06%"
    assert " ".join(percent(Decimal("2.06"), FR).split()) == "2,06 %"
    assert (day(date(2023, 5, 1), FR), day(date(2023, 5, 1), EN)) == ("1er mai 2023", "1 May 2023")


def test_an_act_is_called_by_its_number_else_its_title() -> None:
    assert (name_of(ACT, FR), name_of(ACT, EN)) == ("n° 2023-17", "no. 2023-17")
    assert name_of(replace(ACT, number=None), FR) == "Subventions"
    assert name_of(replace(ACT, number=None, title=None), EN) == "untitled act"


def test_the_line_of_an_act() -> None:
    line = "Commune de Saint-Exemple - Conseil municipal, 14 March 2023, no. 2023-17: Subventions"
    assert of_act(ACT, EN) == line
    assert of_act(replace(ACT, number=None), EN).endswith("14 March 2023, Subventions")
    assert "sans date" in of_act(replace(ACT, date=None), FR)


def test_long_words_are_cut_between_words() -> None:
    assert shortened("une aide au club", 100) == "une aide au club"
    assert shortened("une aide au club de judo", 13) == "une aide au…"


def test_no_figure_is_cut_in_two() -> None:
    """ "10 000 €" cut behind its first group would be another amount."""
    for longest in range(12, 30):
        cut = shortened("une aide de 10 000 € pour le club de judo", longest)
        assert "10 000 €" in cut or not any(c.isdigit() for c in cut), cut


def test_a_row_of_figures_is_cut_at_once() -> None:
    """It once took for ever."""
    assert shortened("Total " + "12345678901234567890123456789012345678,00 " * 50, 400) == "Total…"


@given(st.text(min_size=1, max_size=80), st.integers(5, 40))
def test_what_is_cut_is_short_enough(words: str, longest: int) -> None:
    cut = shortened(words, longest)
    assert len(cut) <= max(longest, 1)
    assert cut == words or cut.endswith("…")
