from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numbers import find_numbers_in_words, number_in_words

SMALL = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"),
    *("douze", "treize", "quatorze", "quinze", "seize"),
)
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}


def below_100(n: int) -> str:
    if n <= 16:
        return SMALL[n]
    if n < 20:
        return f"dix-{SMALL[n - 10]}"
    if n < 70:
        ten, unit = divmod(n, 10)
        return TENS[ten] + ("" if unit == 0 else " et un" if unit == 1 else f"-{SMALL[unit]}")
    if n < 80:
        return "soixante et onze" if n == 71 else f"soixante-{below_100(n - 60)}"
    return "quatre-vingts" if n == 80 else f"quatre-vingt-{below_100(n - 80)}"


def below_1000(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    head = (
        "" if hundreds == 0 else "cent" if hundreds == 1 else f"{SMALL[hundreds]} cent{'' if rest else 's'}"
    )
    return " ".join(part for part in (head, below_100(rest) if rest or not hundreds else "") if part)


def to_words_fr(n: int) -> str:
    millions, rest = divmod(n, 10**6)
    thousands, units = divmod(rest, 1000)
    parts = []
    if millions:
        parts.append(f"{below_1000(millions)} million{'s' if millions > 1 else ''}")
    if thousands:
        parts.append("mille" if thousands == 1 else f"{below_1000(thousands)} mille")
    if units or not parts:
        parts.append(below_1000(units))
    return " ".join(parts)


@given(st.integers(0, 999_999_999))
def test_every_number_is_read_back(n: int) -> None:
    assert number_in_words(to_words_fr(n)) == n


@given(st.integers(2, 999_999_999), st.sampled_from(["hyphens", "spaces", "capitals", "mil"]))
def test_spelling_is_free(n: int, spelling: str) -> None:
    words = to_words_fr(n)
    spelled = {
        "hyphens": words.replace(" ", "-"),
        "spaces": words.replace("-", " "),
        "capitals": words.upper(),
        "mil": words.replace("mille", "mil"),
    }[spelling]
    text = f"la somme de ({spelled}) euros"
    found = find_numbers_in_words(text)
    assert [each.value for each in found] == [n]
    assert text[found[0].start : found[0].end] == found[0].raw == spelled


DEVELOPED_ON = [
    ("L'an deux mille vingt-deux", 2022),
    ("L'an deux mil dix huit", 2018),
    ("L’an deux-mille-vingt-trois", 2023),
    ("quatre vingt quinze mille", 95_000),
    ("mil neuf cent quatre vingt dix neuf", 1999),
    ("deux millions et demi", 2_500_000),
    ("deux milliards cinq cents millions", 2_500_000_000),
    ("septante-deux", 72),
    ("nonante et un", 91),
    ("douze cents", 1200),
]


@pytest.mark.parametrize(("text", "value"), DEVELOPED_ON)
def test_find(text: str, value: int) -> None:
    assert [each.value for each in find_numbers_in_words(text)] == [value]


def test_articles_are_no_numbers() -> None:
    assert find_numbers_in_words("une subvention à un club") == ()


def test_a_tab_or_a_comma_parts_numbers() -> None:
    assert [n.value for n in find_numbers_in_words("vingt\tdeux, trois")] == [20, 2, 3]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ten thousand", 10_000),
        ("two hundred and fifty-five", 255),
        ("one million two hundred thousand", 1_200_000),
        ("a hundred", 100),
        ("twelve hundred", 1200),
    ],
)
def test_english(text: str, value: int) -> None:
    assert [each.value for each in find_numbers_in_words(text, "en")] == [value]
