from __future__ import annotations

import pytest

from index.reading.layout import Line
from index.reading.margins import margin_texts, marginal_lines, names_sitting
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


def test_a_header_from_the_second_page_on_is_taken_off() -> None:
    header = line(30, "Commune de V, procès-verbal")
    assert off(body(1), [header, *body(2)], [header, *body(3)]) == [[], [header.text], [header.text]]
    assert off([header, *body(1)], [header, *body(2)], body(3)) == [[], [], []]


def test_the_name_of_a_sitting_heads_a_page_though_it_stands_once() -> None:
    header = line(30, "Commune de V - Conseil municipal du 14 avril 2021")
    assert off(body(1), [header, *body(2)]) == [[], [header.text]]
    assert off([header, *body(1)]) == [[]]  # a title
    told = line(30, "Vu la délibération du conseil municipal du 14 avril 2021")
    assert off(body(1), [told, *body(2)]) == [[], []]


def test_a_notice_below_the_page_number_of_the_first_page_hides_none() -> None:
    imprint = line(820, "Imprimé en mairie")
    assert off([*body(1), line(800, "1/2"), imprint], [*body(2), line(800, "2/2")]) == [["1/2"], ["2/2"]]


def test_a_header_beside_a_stamp_of_many_lines_is_taken_off() -> None:
    stamp = [
        line(16, "Accusé de réception en préfecture", 380),
        line(26, "099-219900271-20210414-2021_31-DE", 380),
        line(36, "Date de télétransmission : 16/04/2021", 380),
    ]
    pages = [[*stamp, line(27, "Commune de V, service des finances"), *body(n)] for n in range(3)]
    assert all(len(taken) == 4 for taken in off(*pages))


@pytest.mark.parametrize(
    "text",
    [
        "Commune de V - Conseil municipal du 14 avril 2021",
        "Procès-verbal de la séance du 3 mai 2022",
        "Compte rendu du conseil municipal du 12/04/2016",
        "Putanges-le-Lac, séance du 11 mars 2019",
        "Conseil communautaire - 10 avril 2025",
    ],
)
def test_names_of_sittings(text: str) -> None:
    assert names_sitting(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vu la délibération du conseil municipal du 14 avril 2021",
        "La séance du 3 mai 2022 est ouverte à 20 heures",
        "Approbation du procès-verbal de la séance du 3 mai 2022",
        "Fait à V, le 14 avril 2021",
        "Séance du conseil municipal",
    ],
)
def test_sentences_name_no_sitting(text: str) -> None:
    assert not names_sitting(text)


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
    "Date de télétransmission : 16/04/2021",
    "Date de réception préfecture : 16/04/2021",
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
