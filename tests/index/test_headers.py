"""What headers say: number, date of the sitting, body, title. The councils are invented."""

from __future__ import annotations

from datetime import date

import pytest

from index import headers
from index.text import flat
from index.types import Document, FileKind, Page, RunningText, Stated


def running(text: str) -> RunningText:
    return Document("0" * 64, "header.txt", FileKind.TEXT, (Page(1, text),)).running_text()


def value(stated: Stated | None, text: str) -> str | None:
    if stated is None:
        return None
    assert text[stated.span.start : stated.span.end] == stated.span.quote
    return stated.value


NUMBERS = [
    ("Délibération n° 2023-017\n", "2023-017"),
    ("N°36/2023\n", "36/2023"),
    ("TITRE DE L'ACTE\n\n(N°2022-367)\n", "2022-367"),
    ("N° DBC 2021-088", "DBC 2021-088"),
    ("Délibération n° 01-02 du 26 janvier 2023", "01-02"),
    ("AFFAIRE N°2026-CM/071", "2026-CM/071"),
    ("N°1 D.CCAS/2026/19\n", "D.CCAS/2026/19"),
    ("n° 2014 / 183\n", "2014 / 183"),
    ("n° 20210705_4", "20210705_4"),
    ("COMMUNE DE MER\n2019-03-12BIS\n", "2019-03-12BIS"),
    ("Délibération n° 12", "12"),
    # numbers of others
    ("Vu la loi n° 2015-991\nDélibération n° 2015-12", "2015-12"),
    ("Vu la délibération n° 2021-257 du conseil ;", None),
    ("annule et remplace la délibération n° 2021-06-12", None),
    ("14/03/2023\n", None),
    ("tél. 02-33-35-00-00\n", None),
]


NUMBERS += [
    ("Séance du 23 mai 2023 N°4/Cantine Tarifs de la cantine Le mardi 23 mai", "4"),
    ("Séance du 23 mai 2023 N°4!Cantine", "4"),  # a stroke that a scan bent
    ("Salle du 4, rue Haute, n° 12 bis", None),
]


NUMBERS += [
    ("Conseil municipal du 3 mai 2021\nLe maire rend compte : DÉCISION N° 23-05", None),
    ("DÉCISION DU MAIRE N° 23-05\nVu le conseil municipal", "23-05"),
    ("Commune de Mer\nDécision n° 23-05", "23-05"),
    ("COMPTE RENDU N°02/2023 Bureau", None),
    ("Vu la décision n°2021/011 du président", None),
    ("Le maire a remis la délibération n° 1 à chacun.", None),
    ("Extrait de la délibération n° 12", "12"),
    ("Vu pour être annexé à la délibération n° 2022-10-48 du 13 décembre 2022", "2022-10-48"),
    ("39 - Modification de la délibération n° D-CN-2022-265", None),
    ("Pouvoirs : Ida SY à Luc ROY, à partir de la délibération n°1", None),
    ("Programmation des finances n° 2018-32 du 22 janvier 2018", None),
    ("Absents : M. Roy (DEL2023_043 à DEL2023_045)", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_find_number(text: str, number: str | None) -> None:
    assert value(headers.find_number(running(text), flat(text), 0, len(text)), text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("- Décision n° 2022-1 du 18 novembre 2022 exécutoire", date(2022, 11, 18)),
        ("Décision du Maire n°12 en date du 3 mai 2021 :", date(2021, 5, 3)),
        ("Décision n° 2022-1 du maire, prise le 18 novembre 2022", None),
        ("Vente du pré, décision n° 4 du 3 mai 2021", None),
    ],
)
def test_a_decision_told_in_minutes_has_its_own_date(text: str, day: date | None) -> None:
    found = headers.find_own_date(running(text), flat(text), 0, len(text))
    assert (found and found[0]) == day
    assert not found or text[found[1].start : found[1].end] == found[1].quote


DATES = [
    ("Séance du 14 mars 2023", date(2023, 3, 14)),
    ("RÉUNION DU 27 SEPTEMBRE 2022", date(2022, 9, 27)),
    ("Convocation du 7 mars 2023\nSéance du 14 mars 2023", date(2023, 3, 14)),
    ("Séance du 14 mars 2023\nConvocation du 7 mars 2023", date(2023, 3, 14)),
    ("Reçu en préfecture le 20/03/2023\nRéunion du 14 mars 2023", date(2023, 3, 14)),
    ("Approbation du procès-verbal du 2 février 2023\nSéance du 14 mars 2023", date(2023, 3, 14)),
    ("L'an deux mille vingt-trois, le quatorze mars, le conseil, convoqué le 7 mars 2023", date(2023, 3, 14)),
    ("Le conseil municipal, convoqué le 7 mars 2023, s'est réuni le 14 mars 2023", date(2023, 3, 14)),
    ("Saint-Exemple, 14 mars 2023", date(2023, 3, 14)),
    # what an earlier sitting did, and a letter, have dates of their own
    ("Approbation du procès-verbal de la séance du 2 février 2023 Séance du 14 mars 2023", date(2023, 3, 14)),
    ("Le conseil approuve le compte rendu de la réunion du 2 février 2023", None),
    ("Plan approuvé en conseil municipal le 2 février 2023. Séance du 14 mars 2023", date(2023, 3, 14)),
    (
        "CONSEIL MUNICIPAL À Mer, le 7 mars 2023. La prochaine réunion se tiendra le 14 mars 2023",
        date(2023, 3, 14),
    ),
    ("Votants 1 L'an deux mille vingt-trois, le quatorze mars", date(2023, 3, 14)),
    ("Conseil municipal du vendredi 3 1 mars 2023 Séance du 31 mars 2023", date(2023, 3, 31)),
    ("Conseil municipal du 14 mars 2023 Plan révisé le 7 mai 2024", date(2023, 3, 14)),
    (
        "Approuvé en conseil municipal le 7 mai 2020 Modifié le 3 mars 2021. Réunion du 14 mars 2023",
        date(2023, 3, 14),
    ),
    ("Convocation du 7 mars 2023", None),
    ("Date d'affichage : 20 mars 2023", None),
    ("Mer, 4 mars 2073", None),  # no act is of the future: a scan misread it
    ("Séance du 4 mars 2073 Mer, 14 mars 2023", date(2023, 3, 14)),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_find_sitting_date(text: str, day: date | None) -> None:
    found = headers.find_sitting_date(running(text), flat(text), 0, len(text))
    assert (found and found[0]) == day
    if found:
        assert text[found[1].start : found[1].end] == found[1].quote


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ARRÊTÉ DU MAIRE\nLa rue est fermée.\nFait à Mer, le 2 janvier 2023", date(2023, 1, 2)),
        ("ARRÊTÉ DU MAIRE\nVu l'arrêté du 9 novembre 1970. La rue est fermée le 3 mai 2023.", None),
        ("ARRÊTÉ DU MAIRE\nFait à Mer, le 2 janvier 2093", None),
        ("Compte rendu.\nFait à Mer, le 2 janvier 2023", None),
    ],
)
def test_an_order_is_of_the_day_of_its_signature(text: str, day: date | None) -> None:
    found = headers.find_signing_date(running(text), flat(text), 0, len(text))
    assert (found and found[0]) == day


_STAMPED = "ID : 085-218500001-20230314-2023_DEL007-DE"
DATES_ELSEWHERE = [
    ("Mer 2 PV du 14 mars 2023 Prêt. Mer 3 PV du 14 mars 2023 Don.", date(2023, 3, 14)),
    (
        "Conseil de la Mer du 14 mars 2023 page 1 Prêt. Conseil de la Mer du 14 mars 2023 page 2",
        date(2023, 3, 14),
    ),
    # named once, or cited: it may be any sitting
    ("Mer 2 PV du 14 mars 2023", None),
    ("Vu la séance du 2 mai 2020. Par délibération du conseil municipal du 2 mai 2020, un don.", None),
    (f"{_STAMPED} Plan d'action", date(2023, 3, 14)),
    ("ID : 085-218500001-20231414-2023_DEL007-DE Plan d'action", None),
]


@pytest.mark.parametrize(("text", "day"), DATES_ELSEWHERE)
def test_find_date_elsewhere(text: str, day: date | None) -> None:
    found = headers.find_date_elsewhere(running(text), flat(text), 0, len(text))
    assert (found and found[0]) == day
    assert not found or text[found[1].start : found[1].end] == found[1].quote


@pytest.mark.parametrize(
    ("text", "number"),
    [(_STAMPED, "2023_DEL007"), ("034-213400001-20140522-0000072101-DE", None), ("Plan d'action", None)],
)
def test_the_stamp_s_number_holds_a_year(text: str, number: str | None) -> None:
    assert value(headers.find_stamped_number(running(text), 0, len(text)), text) == number


BODIES = [
    ("Le conseil municipal s'est réuni", "Conseil municipal"),
    ("COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL", "Commission permanente"),
    ("Délégations du conseil régional à la commission permanente", "Commission permanente"),
    ("Le Conseil communautaire, réuni à la mairie", "Conseil communautaire"),
    ("CONSEIL DE LA MÉTROPOLE", "Conseil métropolitain"),
    ("Réunion du Conseil de l'Eurométropole de Mer", "Conseil métropolitain"),
    ("Le conseil de Mer Métropole", "Conseil métropolitain"),
    ("Le conseil de développement de la métropole", None),
    ("Comité syndical", "Comité syndical"),
    ("Bureau communautaire", "Bureau"),
    ("Conseil d'administration du CCAS", "Conseil d'administration"),
    ("Le maire", None),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_find_body(text: str, body: str | None) -> None:
    assert value(headers.find_body(running(text), flat(text), 0, len(text)), text) == body


REPLACED = [
    ("Annule et remplace la délibération n° 2021-06-12", "2021-06-12"),
    ("La présente remplace la délibération 2020/14", "2020/14"),
    ("Vu la délibération n° 2021-06-12", None),
]


@pytest.mark.parametrize(("text", "number"), REPLACED)
def test_find_replaced(text: str, number: str | None) -> None:
    assert value(headers.find_replaced(running(text), flat(text), 0, len(text)), text) == number


TITLES = [
    ("Objet : Toiture de l'école\ncommunale\n\nVu le code", "Toiture de l'école communale"),
    (
        "COMMUNE DE MER\n\nPrésents : Mme Ida SY\n\nTOITURE DE L'ÉCOLE\n\nET DE LA MAIRIE\n\n(N°2022-367)\n",
        "TOITURE DE L'ÉCOLE ET DE LA MAIRIE",
    ),
    ("Séance du 14 mars 2023\n\nToiture de l'école\n\nSecrétaire : Mme Ida SY\n", "Toiture de l'école"),
    (
        "Séance publique du\njeudi 22 mai 2014\n\nPrésents : Mme Ida SY\n\nDésignation des représentants\n",
        "Désignation des représentants",
    ),
    ("Séance du 3 mai\n\nModification du nombre d'adjoints\n", "Modification du nombre d'adjoints"),
    ("Présents : Mme Ida SY\n\nConvocation du 7 mars 2023\n", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_find_title(text: str, title: str | None) -> None:
    assert value(headers.find_title(running(text), flat(text), 0, len(text)), text) == title


def test_only_the_range_is_read() -> None:
    text = "Délibération n° 2023-01\nDélibération n° 2023-02\n"
    second = text.index("\n") + 1
    assert value(headers.find_number(running(text), flat(text), second, len(text)), text) == "2023-02"
