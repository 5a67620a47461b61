"""Lists, figures and acts in the words of each language."""

from __future__ import annotations

from decimal import Decimal

from assistant.types import Language
from assistant.wording import euros, joined, percent, say

FR, EN = Language.FR, Language.EN


def test_lists_end_with_and() -> None:
    assert joined([], FR) == ""
    assert joined(["a"], FR) == "a"
    assert joined(["a", "b", "c"], FR) == "a, b et c"
    assert joined(["a", "b"], EN) == "a and b"


def test_figures_are_written_as_each_language_does() -> None:
    assert euros(Decimal(10000), FR) == "10\u202f000\u00a0€"
    assert euros(Decimal(10000), EN) == "€10,000"
    assert percent(Decimal("2.06"), EN) == "2.06%"
    assert percent(Decimal("2.06"), FR).replace("\u00a0", " ").replace("\u202f", " ") == "2,06 %"


def test_say_picks_the_language() -> None:
    assert (say(FR, "oui", "yes"), say(EN, "oui", "yes")) == ("oui", "yes")
