"""Bars as buttons: each is a way to its lines, has its value beside it in words, and stands in a table too.

Gradio's own plots draw on a canvas, where no key reaches a bar and no screen reader hears its value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ui.markup import Html, element

SMALLEST = Decimal("0.4")  # per cent of the length: the least that is seen of what is not nothing


@dataclass(frozen=True, slots=True)
class Bar:
    """``label`` says what, ``told`` how much (``amount`` in words), ``more`` what the tooltip adds; ``value``: what
    the browser sends when it is chosen."""

    label: str
    value: str
    amount: Decimal
    told: str
    more: str


@dataclass(frozen=True, slots=True)
class Chart:
    """``name``: what the browser sends with a bar's value; ``head``: the titles of the table's two columns;
    ``action``: what choosing a bar does; ``note``: what the chart leaves out, "" for nothing."""

    name: str
    title: str
    bars: tuple[Bar, ...]
    head: tuple[str, str]
    action: str
    as_table: str
    upright: bool = False
    note: str = ""


def render_chart(chart: Chart) -> Html:
    """The chart; nothing for no bar."""
    if not chart.bars:
        return Html()
    lengths = _lengths(chart.bars)
    bars = (
        element("li", _bar(chart, bar, rank, length))
        for rank, (bar, length) in enumerate(zip(chart.bars, lengths, strict=True))
    )
    return element(
        "figure",
        element("figcaption", element("h3", chart.title)),
        element("ol", *bars, class_="upright" if chart.upright else "lying"),
        element("p", chart.note, class_="note") if chart.note else "",
        _table(chart),
        class_="chart",
    )


def _lengths(bars: Sequence[Bar]) -> list[Decimal]:
    """In per cent of the longest."""
    longest = max(abs(bar.amount) for bar in bars)
    return [_length(abs(bar.amount), longest) for bar in bars]


def _length(amount: Decimal, longest: Decimal) -> Decimal:
    return max(SMALLEST, round(amount / longest * 100, 1)) if amount else Decimal(0)


def _bar(chart: Chart, bar: Bar, rank: int, length: Decimal) -> Html:
    return element(
        "button",
        element("span", bar.label, class_="what"),
        " ",  # two words for who hears them
        element("span", bar.told, class_="told"),
        element("span", class_="bar"),
        style=f"--length:{length}%",
        type="button",
        id=f"bar-{chart.name}-{rank}",
        title=f"{bar.label} – {bar.more}",
        aria_label=f"{bar.label}, {bar.more}. {chart.action}",
        data_name=chart.name,
        data_value=bar.value,
    )


def _table(chart: Chart) -> Html:
    head = element("tr", *(element("th", title, scope="col") for title in chart.head))
    rows = (
        element("tr", element("th", bar.label, scope="row"), element("td", bar.told, class_="amount"))
        for bar in chart.bars
    )
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("details", element("summary", chart.as_table), element("div", table, class_="rows"))
