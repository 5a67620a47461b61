from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Fact, Grant, GrantStatus, Mention, Opinion, Vote
from index.values import Field, fields_of, from_text, from_words, to_text

FIELDS = [
    pytest.param(field, id=f"{kind.__name__}.{field.name}")
    for kind in get_args(Fact)
    for field in fields_of(kind).values()
]
BY_KIND: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(0, 999_999_999),
    bool: st.booleans(),
    Decimal: st.decimals(-(10**12), 10**12, places=6),
    date: st.dates(),
    tuple[str, ...]: st.lists(st.text()).map(tuple),
}


@pytest.mark.parametrize("field", FIELDS)
@given(data=st.data())
def test_every_value_of_every_fact_comes_back_from_its_text(field: Field, data: st.DataObject) -> None:
    values = BY_KIND[field.kind] if field.kind in BY_KIND else st.sampled_from(field.kind)
    value = data.draw(st.none() | values if field.optional else values)
    assert from_text(field, to_text(value)) == value


def test_no_fact_can_be_moved() -> None:
    assert all("span" not in fields_of(kind) for kind in get_args(Fact))


WRITTEN: list[tuple[type[Any], str, str, Any]] = [
    (Mention, "value", "8000", Decimal(8000)),
    (Mention, "value", " 8 000,50 € ", Decimal("8000.50")),
    (Mention, "value", "8\u202f000", Decimal(8000)),
    (Mention, "value", "-80", Decimal(-80)),
    (Grant, "beneficiary", "Les Amis ; du Lavoir ", "Les Amis ; du Lavoir"),
    (Grant, "status", "awarded", GrantStatus.AWARDED),
    (Grant, "in_kind", "Oui", True),
    (Grant, "in_kind", "false", False),
    (Vote, "ayes", "12", 12),
    (Vote, "ayes", "", None),
    (Vote, "unanimous", "", None),
    (Vote, "against_names", "Anne Bertin ; Louis Carnot;", ("Anne Bertin", "Louis Carnot")),
    (Vote, "against_names", "", ()),
    (Opinion, "date", "2023-03-14", date(2023, 3, 14)),
    (Opinion, "date", "14 mars 2023", date(2023, 3, 14)),
    (Opinion, "date", "", None),
]


@pytest.mark.parametrize(("kind", "name", "words", "value"), WRITTEN)
def test_what_a_person_writes(kind: type[Any], name: str, words: str, value: Any) -> None:
    assert from_words(fields_of(kind)[name], words) == value


REFUSED: list[tuple[type[Any], str, str, str]] = [
    (Mention, "value", "beaucoup", "a number such as 8000"),
    (Mention, "value", "", "a number"),
    (Mention, "value", "8000 ou 9000", "a number"),
    (Grant, "status", "attribué", "one of awarded, proposed, requested, received"),
    (Grant, "in_kind", "peut-être", "true or false"),
    (Vote, "ayes", "douze", "a whole number"),
    (Vote, "ayes", "12.5", "a whole number"),
    (Vote, "ayes", "-1", "a whole number"),
    (Opinion, "date", "14/03", "a date such as 2023-03-14"),
    (Opinion, "date", "2023-02-30", "a date"),
    (Opinion, "date", "le 14 mars 2023 au plus tôt", "a date"),
]


@pytest.mark.parametrize(("kind", "name", "words", "takes"), REFUSED)
def test_what_is_no_value_is_told_with_what_the_field_takes(
    kind: type[Any], name: str, words: str, takes: str
) -> None:
    with pytest.raises(ValueError, match=takes):
        from_words(fields_of(kind)[name], words)


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        (Mention, "value", "8 000"),  # what is kept is written one way only
        (Mention, "value", "1e9"),
        (Vote, "ayes", "x"),
        (Vote, "groups", '"a"'),
        (Vote, "groups", "[1]"),
        (Vote, "groups", "not JSON"),
        (Opinion, "date", "14 mars 2023"),
    ],
)
def test_a_text_of_no_value_is_refused(kind: type[Any], name: str, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever its words
        from_text(fields_of(kind)[name], text)
