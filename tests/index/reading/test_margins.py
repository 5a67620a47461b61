from __future__ import annotations

import pytest

from index.reading.layout import Line
from index.reading.margins import margin_texts, marginal_lines
from index.reading.stamps import is_stamp

HEIGHT = 842.0


def line(top: float, text: str, left: float = 50) -> Line:
    return Line(left, top, left + 5 * len(text), top + 10, text)


def off(*pages: list[Line]) -> list[list[str]]:
    taken = marginal_lines([(HEIGHT, page) for page in pages])
    return [[page[i].text for i in sorted(indices)] for page, indices in zip(pages, taken, strict=True)]


def body(number: int) -> list[Line]:
    return [line(120, f"Article {number}"), line(400, "Le Conseil adopte.")]


def test_running_headers_and_page_numbers_are_taken_off_every_page() -> None:
    pages = [
        [line(30, "Commune de V, séance du 3 mai 2022"), *body(n), line(800, f"{n}")] for n in range(1, 5)
    ]
    assert off(*pages) == [["Commune de V, séance du 3 mai 2022", str(n)] for n in range(1, 5)]


def test_a_page_number_in_a_running_line_may_change() -> None:
    pages = [[*body(n), line(790, f"Conseil du 3 avril 2025 – Page {n} / 10")] for n in range(1, 4)]
    assert all(len(taken) == 1 for taken in off(*pages))


def test_lines_of_the_text_that_look_alike_stay() -> None:
    amounts = [[line(60, f"- un excédent de {n}00,00 €"), *body(n)] for n in range(1, 5)]
    assert off(*amounts) == [[], [], [], []]
    seldom = [[line(60, "COMPTE FINANCIER UNIQUE"), *body(n)] if n % 4 == 0 else body(n) for n in range(16)]
    assert off(*seldom) == [[]] * 16


def test_a_letterhead_on_every_act_of_a_register_stays() -> None:
    head = ["REPUBLIQUE FRANÇAISE", "Département de l'Orne", "Commune de V", "EXTRAIT DU REGISTRE"]
    pages = [[*(line(20 + 12 * i, text) for i, text in enumerate(head)), *body(n)] for n in range(4)]
    assert off(*pages) == [[], [], [], []]


def test_a_stamp_at_the_edge_goes_with_its_dates_and_a_date_alone_stays() -> None:
    stamp = [line(20, "Envoyé en préfecture le 12/04/2022", 400), line(32, "12/04/2022", 400)]
    assert off([*stamp, *body(1)]) == [[one.text for one in stamp]]
    assert off([line(40, "12/04/2022"), *body(1)]) == [[]]
    middle = [*body(1), line(420, "Affiché le 12/04/2022")]
    assert off(middle) == [[]]


def test_the_margin_joins_what_stands_side_by_side() -> None:
    lines = [line(32, "27/05/2014", 480), line(20, "ID : 1", 400), line(32, "Reçu le :", 400)]
    assert margin_texts(lines) == ("ID : 1", "Reçu le : 27/05/2014")


STAMPS = [
    "Envoyé en préfecture le 12/04/2022",
    "Reçu en préfecture le 12/04/2022",
    "Affiché le 13/04/2022",
    "Publié le",
    "ID : 034-213401722-20140522-0000072216-DE",
    "034-213401722-20140522-0000072216-DE",
    "Accusé de réception – Ministère de l’intérieur",
    "Acte Certifié exécutoire",
    "Réception en Préfecture : 27/05/2014",
    "Réception par le préfet : 27/05/2014",
]
NO_STAMPS = [
    "Reçu en mairie le 12/04/2022",
    "Le Maire a publié le rapport sur le prix de l'eau",
    "Vu l'accusé de réception de la demande du club",
    "ID : Jean Dupont",
]


@pytest.mark.parametrize("text", STAMPS)
def test_stamps_are_known(text: str) -> None:
    assert is_stamp(text)


@pytest.mark.parametrize("text", NO_STAMPS)
def test_other_lines_are_no_stamps(text: str) -> None:
    assert not is_stamp(text)
