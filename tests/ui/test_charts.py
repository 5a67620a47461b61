"""Bars: their lengths, their names, and the table that says the same."""

from __future__ import annotations

import re
from decimal import Decimal

from ui.charts import Bar, Chart, render_chart


def chart(*amounts: int) -> str:
    bars = tuple(Bar(f"<b>{n}</b>", f"v{n}", Decimal(n), f"{n} €", f"{n} €, 1 ligne") for n in amounts)
    return render_chart(Chart("year", "Par année", bars, ("Année", "Montant"), "Voir", "En tableau"))


def test_lengths_are_shares_of_the_longest_and_never_nothing() -> None:
    lengths = re.findall(r"--length:([\d.]+)%", chart(2000, 500, 1, 0))
    assert list(map(Decimal, lengths)) == [100, 25, Decimal("0.4"), 0]


def test_a_bar_says_its_value_and_what_it_does() -> None:
    assert 'aria-label="&lt;b&gt;500&lt;/b&gt;, 500 €, 1 ligne. Voir"' in chart(500)
    assert 'data-name="year" data-value="v500"' in chart(500)


def test_the_table_has_every_value() -> None:
    assert re.findall(r'<td class="amount">([^<]*)</td>', chart(3, 2)) == ["3 €", "2 €"]


def test_words_of_acts_are_no_markup() -> None:
    assert "<b>" not in chart(1)


def test_no_bar_no_chart() -> None:
    assert chart() == ""
