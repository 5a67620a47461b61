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


@pytest.mark.parametrize(
    ("act", "french", "english"),
    [
        ("D 2024-29", "n° D 2024-29", "no. D 2024-29"),
        ("2014 / 131", "n° 2014 / 131", "no. 2014 / 131"),
        ("DELBU2023-02-012", "n° DELBU2023-02-012", "no. DELBU2023-02-012"),
        ("052", "n° 052", "no. 052"),
        ("2", "point 2", "item 2"),
        ("12", "point 12", "item 12"),
        ("DM n° 1", "DM n° 1", "DM n° 1"),
        ("Budget primitif 2023", "« Budget primitif 2023 »", "“Budget primitif 2023”"),
        ("BUDGET 2023", "« BUDGET 2023 »", "“BUDGET 2023”"),
        ("Décision modificative n°1", "« Décision modificative n°1 »", "“Décision modificative n°1”"),
        ("Soutien aux associations", "« Soutien aux associations »", "“Soutien aux associations”"),
        ("Aide à « Voile »", "« Aide à “Voile” »", "“Aide à « Voile »”"),
        ("12-04 du 3 mai", "« 12-04 du 3 mai »", "“12-04 du 3 mai”"),
    ],
)
def test_an_act_goes_by_its_number_its_rank_or_its_title(
    money: Answer, table: Answer, act: str, french: str, english: str
) -> None:
    named = replace(money.citations[0], act=act, date=None)
    for language, shown in ((Language.FR, french), (Language.EN, english)):
        assert reference(named, language).replace(NBSP, " ") == f"{COUNCIL}, {shown}, p. 1"
        answer = replace(table, language=language, rows=(replace(table.rows[0], act=act),))
        cell = shown.removeprefix("n° ").removeprefix("no. ")
        assert f">{cell}</td>" in render_answer(answer).replace(NBSP, " ")
        assert f"  {cell}  " in render_terminal(answer).replace(NBSP, " ")


def test_a_long_title_is_cut_within_its_marks(table: Answer) -> None:
    title = "Attribution de subventions aux associations sportives et culturelles de la commune pour 2023"
    answer = replace(table, rows=(replace(table.rows[0], act=title),))
    cell = re.search(r'<td class="act title">(.*?)</td>', render_answer(answer))
    assert cell
    assert cell.group(1).endswith(f"…{NBSP}»")
    assert f"…{NBSP}»  27/09/2022" in render_terminal(answer)


def test_a_quote_stands_between_the_marks_of_the_language_and_is_cut_at_a_word() -> None:
    assert quoted("un\n deux", Language.FR) == f"«{NBSP}un deux{NBSP}»"
    assert quoted("one two three", Language.EN, limit=9) == "“one two…”"


@pytest.mark.parametrize(
    ("quote", "language", "shown"),
    [
        ("à l'association « Voile » de", Language.FR, "« à l'association “Voile” de »"),
        ("«Voile» et « Rame", Language.FR, "« “Voile” et “Rame »"),
        ("at “Voile”", Language.EN, "“at ‘Voile’”"),
        ("à « Voile »", Language.EN, "“à « Voile »”"),
    ],
)
def test_a_quote_in_a_quote_has_the_other_marks(quote: str, language: Language, shown: str) -> None:
    assert quoted(quote, language).replace(NBSP, " ") == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("« à « Voile » et « Rame » » [1]", "« à “Voile” et “Rame” » [1]"),
        ("« à Voile » et « Rame »", "« à Voile » et « Rame »"),
        ("« à « Voile »", "« à « Voile »"),  # which one is not closed can't be told
        ("à » « Voile »", "à » « Voile »"),
    ],
)
def test_quotes_in_quotes_of_an_answer(money: Answer, line: str, shown: str) -> None:
    answer = replace(money, text=f"Vu.\n{line}", amount=None, citations=())
    for looks in (said(render_answer(answer)), render_terminal(answer)):
        assert shown in looks.replace(NBSP, " ")


# --- HTML ---


def test_the_headline_sets_its_figure_apart(money: Answer) -> None:
    html = render_answer(money)
    assert f'<strong class="figure">10{THIN}000{NBSP}€</strong>' in html
    assert html.count('class="figure"') == 1


def figures(answer: Answer) -> list[str]:
    """What the headline sets apart, its no-break spaces as plain ones."""
    found = re.findall(r'<strong class="figure">(.*?)</strong>', render_answer(answer))
    return [figure.replace(NBSP, " ").replace(THIN, " ") for figure in found]


@pytest.mark.parametrize(
    ("headline", "amount", "set_apart"),
    [
        ("En 2022 10 000 € pour NEC 2022, soit 10 000 €.", 10000, ["10 000 €"]),
        ("Le club reçoit 1 200 € sur les 3 000 € demandés.", 1200, ["1 200 €"]),
        ("1,5 million d’euros en tout.", 1500000, ["1,5 million d’euros"]),
        ("« Une aide de 1 200 € est votée » : 1 200 € au club.", 1200, ["1 200 €"]),
        ("« Une aide de 1 200 € est votée »", 1200, []),
        ("“Une aide de 1 200 € est votée”", 1200, []),
        ("Le total est de 7 € au lieu de 8 €.", 9, []),
    ],
)
def test_the_amount_that_answers_is_set_apart(
    money: Answer, headline: str, amount: int, set_apart: list[str]
) -> None:
    assert figures(replace(money, text=headline, amount=Decimal(amount))) == set_apart


def test_an_english_amount_is_set_apart(money: Answer) -> None:
    text = "€2 each, €1,250.50 in all."
    answer = replace(money, language=Language.EN, text=text, amount=Decimal("1250.50"))
    assert figures(answer) == ["€1,250.50"]


@pytest.mark.parametrize(
    ("headline", "value", "set_apart"),
    [
        ("43 voix pour, 0 contre [1].", 0, ["0"]),
        ("1 204 actes.", 1204, ["1 204"]),
        ("3 : le Club (3 000 €), le Cercle (500 €) et 3 autres [3].", 3, ["3"]),
        ("Acte n° 2022-3 : 3 absents.", 3, ["3"]),
        ("Aucune ligne, sur 1 204.", 1, []),
        ("2,06 % : 10 000 € sur 486 000 €", "2,06 %", ["2,06 %"]),
        ("486 000 € sont prévus pour 3 000 €.", None, ["486 000 €"]),
        ("Soit 2,06 % du budget.", None, []),
        ("« 0 € 1 200 € 0 € »", None, []),
        ("« 1 « 200 » 0 € » et 5 €", None, []),
        ("Le 27 septembre 2022, acte n° 2022-367.", None, []),
    ],
)
def test_the_figure_of_other_answers(
    money: Answer, headline: str, value: int | str | None, set_apart: list[str]
) -> None:
    assert figures(replace(money, text=headline, amount=None, value=value)) == set_apart


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


def test_what_a_question_may_mean_is_told_as_buttons(assistant: FakeAssistant) -> None:
    answer = assistant.ask("Combien pour le judo ?")
    html = render_answer(answer, 2)
    assert re.findall(r'data-group="(.*?)" data-rank="(\d)">(.*?)<', html) == [
        ("choices-2", "0", "Judo Club de Lens"),
        ("choices-2", "1", "Comité départemental de judo"),
    ]
    assert html.index("choices-2") < html.index('class="sources"')
    assert "Compris" in html


def test_what_a_question_may_mean_is_a_list_in_the_terminal(assistant: FakeAssistant) -> None:
    told = render_terminal(assistant.ask("Combien pour le judo ?"))
    assert "- Combien pour Judo Club de Lens ?\n- Combien pour Comité départemental de judo ?" in told
    assert "Préciser" not in render_terminal(assistant.ask("Combien pour NEC 2022 ?"))


def test_the_way_without_filters_is_offered_where_it_helps(money: Answer) -> None:
    assert 'data-group="beyond-1"' in render_answer(replace(money, beyond=True))
    assert "beyond" not in render_answer(money)


WHY = f"lecture peu sûre{NBSP}: vérifiez la source"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vu [1].", True),
        ("Vu [1].\nRéserve faite.", True),
        ("Vu [1].\nAttention : 3 n'est pas 4.", False),
        ("Vu [1].\nAutre lecture possible : 5 €, « lot » [2]", False),
    ],
)
def test_an_answer_to_check_tells_why(money: Answer, text: str, told: bool) -> None:
    answer = replace(money, status=Status.PARTIAL, text=text, amount=None)
    assert (WHY in said(render_answer(answer))) is told
    assert (WHY in render_terminal(answer)) is told
    assert WHY not in render_answer(replace(answer, status=Status.ANSWERED))


def test_an_english_answer_to_check_tells_why(money: Answer) -> None:
    answer = replace(money, status=Status.PARTIAL, language=Language.EN, text="Seen [1].")
    assert "uncertain reading: check the source" in render_terminal(answer)
    beware = replace(answer, text="Seen [1].\nBeware: 3 is not 4.")
    assert "uncertain reading" not in render_terminal(beware)


def test_a_question_not_understood_has_no_reading(money: Answer) -> None:
    unclear = replace(money, status=Status.UNCLEAR, understood="passage")
    assert "Compris" not in render_answer(unclear)
    assert "Compris" not in render_terminal(unclear)


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
