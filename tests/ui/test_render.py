"""An answer as HTML and as terminal text: nothing lost, nothing of an act taken for markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Answer, Language, Status
from index.types import Origin
from tests.ui.fake_assistant import COUNCIL, GRANT, VOTE, FakeAssistant
from ui.render import french_spaces, quoted, reference, render_answer, render_follow_ups, render_terminal

NBSP, THIN = "\u00a0", "\u202f"


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


@pytest.fixture
def money(assistant: FakeAssistant) -> Answer:
    return assistant.ask("Combien pour NEC 2022 ?")


@pytest.fixture
def table(assistant: FakeAssistant) -> Answer:
    return assistant.ask("Quelles subventions en 2022 ?")


def said(html: str) -> str:
    """The text of a piece of HTML."""
    return re.sub(r"<[^>]*>", "", html)


# --- typography ---


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("10 000 €", f"10{THIN}000{NBSP}€"),
        ("1 234 567,89 €", f"1{THIN}234{THIN}567,89{NBSP}€"),
        ("2,06 %", f"2,06{NBSP}%"),
        ("Qui ? Eux ; lui !", f"Qui{THIN}? Eux{THIN}; lui{THIN}!"),
        ("« ainsi » : oui", f"«{NBSP}ainsi{NBSP}»{NBSP}: oui"),
        ("en 2022 10 actes", "en 2022 10 actes"),
    ],
)
def test_french_spaces(typed: str, set_: str) -> None:
    assert french_spaces(typed) == set_


@given(st.text(alphabet="0123 €%«»:;?!a\n", max_size=40))
def test_french_spaces_change_nothing_but_spaces(text: str) -> None:
    assert french_spaces(text).replace(NBSP, " ").replace(THIN, " ") == text


def test_a_reference_names_council_number_date_and_page(money: Answer) -> None:
    first, second, _ = money.citations
    shown = f"{COUNCIL}, n°{NBSP}2022-367, 27{NBSP}septembre{NBSP}2022"
    assert reference(first, Language.FR) == f"{shown}, p.{NBSP}1"
    assert reference(second, Language.FR) == shown
    assert reference(first, Language.EN).endswith(
        f"no.{NBSP}2022-367, 27{NBSP}September{NBSP}2022, p.{NBSP}1"
    )


def test_an_act_without_number_goes_by_its_title(money: Answer) -> None:
    named = replace(money.citations[0], act="Soutien aux associations", date=None)
    assert reference(named, Language.FR) == f"{COUNCIL}, Soutien aux associations, p.{NBSP}1"


def test_a_quote_stands_between_the_marks_of_the_language_and_is_cut_at_a_word() -> None:
    assert quoted("un\n deux", Language.FR) == f"«{NBSP}un deux{NBSP}»"
    assert quoted("one two three", Language.EN, limit=9) == "“one two…”"


# --- HTML ---


def test_the_headline_sets_its_figure_apart(money: Answer) -> None:
    html = render_answer(money)
    assert f'<strong class="figure">10{THIN}000{NBSP}€</strong>' in html
    assert html.count('class="figure"') == 1


@pytest.mark.parametrize(
    ("headline", "value", "figures"),
    [
        ("En 2022 10 000 € pour NEC 2022.", None, ["10 000 €"]),
        ("Soit 2,06 % du budget.", None, ["2,06 %"]),
        ("€1,250.50 in all, €2 each.", None, ["€1,250.50", "€2"]),
        ("About €1.2 million.", None, ["€1.2 million"]),
        ("1,5 million d’euros en tout.", None, ["1,5 million d’euros"]),
        ("Le 27 septembre 2022, acte n° 2022-367.", None, []),
        ("43 voix pour, 0 contre [1].", 0, ["0"]),
        ("1 204 actes.", 1204, ["1 204"]),
    ],
)
def test_figures_of_a_headline(money: Answer, headline: str, value: int | None, figures: list[str]) -> None:
    html = render_answer(replace(money, text=headline, amount=None, value=value))
    found = re.findall(r'<strong class="figure">(.*?)</strong>', html)
    assert [figure.replace(NBSP, " ").replace(THIN, " ") for figure in found] == figures


def test_marks_lead_to_the_sources_and_others_stay_text(money: Answer) -> None:
    html = render_answer(replace(money, text="Vu [1], [3] et [4].\nSuite [0]."), turn=7)
    targets = re.findall(r'<a href="#(source-7-\d)" class="mark"', html)
    assert targets == ["source-7-1", "source-7-3"]
    assert all(f'id="{target}"' in html for target in targets)
    assert "[4]" in said(html)
    assert "[0]" in said(html)


def test_lines_that_start_with_a_dash_are_a_list(money: Answer) -> None:
    assert re.search(r"<ul><li>Budget de la rencontre.*</li><li>Part du Département", render_answer(money))


def test_the_table_has_headings_and_leaves_out_empty_columns(table: Answer) -> None:
    html = render_answer(table)
    heads = [said(head) for head in re.findall(r'<th scope="col"[^>]*>.*?</th>', html)]
    assert heads == ["Bénéficiaire ou libellé", "Montant", "Objet", "Acte", "Date", "Source"]
    assert html.count('<th scope="row"') == len(table.rows)
    assert f'<td class="amount">128{THIN}450,50{NBSP}€</td>' in html
    people = tuple(replace(row, amount=None, purpose="", date=None) for row in table.rows)
    heads = re.findall(r'<th scope="col" class="(\w+)"', render_answer(replace(table, rows=people)))
    assert heads == ["label", "act", "source"]


def test_the_council_is_a_column_where_there_are_several(table: Answer) -> None:
    rows = (replace(table.rows[0], council="Commune de Lens"), *table.rows[1:])
    assert 'class="council"' in render_answer(replace(table, rows=rows))
    assert 'class="council"' not in render_answer(table)


def test_many_sources_wait_behind_one_click(table: Answer) -> None:
    html = render_answer(table)
    shown, hidden = html.split("<details>")
    assert (shown.count('id="source-1-'), hidden.count('id="source-1-')) == (6, 3)
    assert "Voir les 3 autres sources" in hidden


def test_the_opened_source_is_pressed(money: Answer) -> None:
    html = render_answer(money, opened=2)
    assert html.count('aria-pressed="true"') == 1
    assert re.search(r'id="source-1-2" aria-pressed="true"', html)


def test_doubtful_text_and_doubtful_answers_say_so(table: Answer) -> None:
    html = render_answer(table)
    assert "À vérifier" in html
    assert "texte reconnu sur une image, à vérifier" in html


def test_headings_follow_the_answer_s_language(table: Answer) -> None:
    html = render_answer(replace(table, language=Language.EN))
    assert 'lang="en"' in html
    assert "Recipient or item" in html
    assert "€128,450.50" in html
    assert f"27{NBSP}Sep{NBSP}2022" in html


def test_nothing_of_an_act_is_markup(assistant: FakeAssistant) -> None:
    answer = assistant.ask("danger")
    html = render_answer(answer) + render_follow_ups(answer, 1)
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;window.hacked = 1&lt;/script&gt;") == 9
    assert set(re.findall(r'href="([^"]*)"', html)) == {"#source-1-1"}


def test_follow_ups_are_buttons(money: Answer) -> None:
    html = render_follow_ups(money, 3)
    assert re.findall(r'data-group="(.*?)" data-rank="(\d)"', html) == [("turn-3", "0"), ("turn-3", "1")]
    assert render_follow_ups(replace(money, follow_ups=()), 3) == ""


def test_an_answer_of_nothing_is_no_failure() -> None:
    empty = Answer(Status.UNCLEAR, Language.FR, "", "")
    assert "Question à préciser" in render_answer(empty)
    assert "Question à préciser" in render_terminal(empty)


# --- terminal ---


def test_the_terminal_says_all(money: Answer) -> None:
    lines = render_terminal(money).splitlines()
    assert lines[0] == f"Le Département a attribué 10{THIN}000{NBSP}€ à Futur Composé pour NEC 2022 [1]."
    assert f"Compris{NBSP}: le montant donné pour « NEC 2022 », tous les conseils" in lines
    at = lines.index(f"[1] {reference(money.citations[0], Language.FR)} – 2022-367.pdf")
    assert lines[at + 1] == f"    {quoted(GRANT, Language.FR)}"
    assert lines[-1] == f"    «{NBSP}486{THIN}000{NBSP}€{NBSP}»"


def test_the_terminal_table_is_aligned(table: Answer) -> None:
    lines = render_terminal(table).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("Bénéficiaire"))
    rows = lines[at : at + 5]
    ends = {row.index("€") for row in rows[1:]} | {rows[0].index("Montant") + len("Montant") - 1}
    assert len(ends) == 1
    assert {row.index("2022-367") for row in rows[1:]} == {rows[0].index("Acte")}
    assert [row[-3:] for row in rows[1:]] == ["[1]", "[2]", "[2]", "[2]"]
    assert "…" in rows[2]


def test_the_terminal_takes_no_orders_from_an_act(money: Answer) -> None:
    cited = replace(money.citations[0], quote=f"\x1b[2J{VOTE}\x9b31m\x07\r", origin=Origin.DECODED)
    shown = render_terminal(replace(money, citations=(cited,)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    assert VOTE.split()[0] in shown
    assert "(texte décodé, à vérifier sur la page)" in shown


def test_a_row_says_what_it_holds_in_english(table: Answer) -> None:
    row = replace(table.rows[0], date=date(2022, 6, 1), amount=Decimal("-5"))
    shown = render_terminal(replace(table, language=Language.EN, rows=(row,)))
    assert re.search(rf"Futur Composé +-€5 +.*2022-367 +1{NBSP}Jun{NBSP}2022 +\[1\]", shown)
