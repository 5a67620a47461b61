"""Amounts that recognition bent are told as doubtful, and no others are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.amounts import NARROW_SPACE, NO_BREAK_SPACE, format_euros
from index.facts import find_facts
from index.segment import cut_acts
from index.types import Check, Document, FileKind, Grant, Origin, Page

LOOK_ALIKES = {"0": "OoQD", "1": "lI", "2": "Z", "5": "Ss", "7": "T", "8": "B"}
AMOUNTS = st.decimals(Decimal("0.05"), Decimal(30_000_000), places=2).filter(lambda amount: amount > 0)
SPACES = (" ", NO_BREAK_SPACE, NARROW_SPACE)


def doubtful(*amounts: str, origin: Origin = Origin.OCR) -> list[str]:
    told = "".join(
        f"\nArticle {at} : d'attribuer une aide de {words} au club de voile."
        for at, words in enumerate(amounts, 1)
    )
    document = Document("0" * 64, "a.pdf", FileKind.PDF, (Page(1, f"Le conseil décide :{told}", origin),))
    checks = [fact for _, fact in find_facts(cut_acts(document), document) if isinstance(fact, Check)]
    return [check.span.quote for check in checks if check.kind == "misread" and not check.holds]


@given(AMOUNTS, st.sampled_from(SPACES), st.sampled_from(["€", "euros", "EUR"]), st.sampled_from(Origin))
def test_an_amount_well_printed_is_not_doubted(
    amount: Decimal, space: str, mark: str, origin: Origin
) -> None:
    words = format_euros(amount, "fr").replace(NARROW_SPACE, space).replace("€", mark)
    assert doubtful(words, origin=origin) == []


@given(AMOUNTS.filter(lambda amount: amount >= 10), st.data(), st.sampled_from(Origin))
def test_a_letter_for_a_digit_is_doubted_wherever_it_stands(
    amount: Decimal, data: st.DataObject, origin: Origin
) -> None:
    words = format_euros(amount, "fr").replace(NARROW_SPACE, " ").replace(NO_BREAK_SPACE, " ")
    places = [at for at, char in enumerate(words) if char in LOOK_ALIKES]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    bent = words[:at] + data.draw(st.sampled_from(LOOK_ALIKES[words[at]])) + words[at + 1 :]
    lone = at == 0 and words[1:2] == " " and words[0] not in "01"  # "S 500 €": S may be a lot's name
    if not lone and any(map(str.isdigit, bent.split()[0] + bent.split()[1][:3])):
        assert doubtful(bent, origin=origin) == [bent]


@pytest.mark.parametrize(
    "words", ["15 00 €", "1 5 00 €", "10 0000 €", "4 143 00€", "250 00 euros", "1 500 00,00 €"]
)
def test_groups_that_are_not_of_three_digits_are_doubted_where_the_page_was_recognised(words: str) -> None:
    assert doubtful(words) == [words]
    assert doubtful(words, origin=Origin.DECODED) == [words]
    assert doubtful(words, origin=Origin.TEXT) == []


def test_a_long_figure_in_one_run_is_doubted_beside_others_in_groups() -> None:
    grouped = ("12 300 €", "1 500 €")
    assert doubtful("5283406 €", *grouped) == ["5283406 €"]
    assert doubtful("5283406 €", "12300 €") == []  # so the author writes
    assert doubtful("5283406 €", *grouped, origin=Origin.TEXT) == []
    assert doubtful("1500 €", *grouped) == []


@pytest.mark.parametrize(
    "words",
    [
        "2022 : 500 €",
        "8 lots de 1 200 €",
        "12 parts de 300 €",
        "1 euro",
        "0,5 €",
        "2.500,00 €",
        "3 000, 00 €",
    ],
)
def test_what_stands_before_an_amount_is_no_part_of_it(words: str) -> None:
    assert doubtful(words) == []


def test_the_grant_keeps_the_doubt_on_its_own_words() -> None:
    """What is told of a grant is told with the checks that fail over its words."""
    page = Page(
        1,
        "Le conseil décide :\nArticle 1 : d'attribuer une subvention de l 500 € au club de voile.",
        Origin.OCR,
    )
    document = Document("0" * 64, "a.pdf", FileKind.PDF, (page,))
    facts = [fact for _, fact in find_facts(cut_acts(document), document)]
    (grant,) = [fact for fact in facts if isinstance(fact, Grant)]
    (check,) = [fact for fact in facts if isinstance(fact, Check)]
    assert grant.amount == 500
    assert (check.kind, check.holds, check.span.quote) == ("misread", False, "l 500 €")
    assert "l 500 €" in check.statement
    assert grant.span.start <= check.span.start < check.span.end <= grant.span.end
