"""Documents into acts: one act, minutes of several, registers of extracts. Texts are invented, forms are real."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segment import cut_acts
from index.types import PAGE_BREAK, Act, Document, FileKind, Page, SectionKind, Stated

SITTING = (
    "COMMUNE DE SAINT-EXEMPLE\n\nProcès-verbal du conseil municipal\nSéance du 14 mars 2023\n"
    "Convocation du 7 mars 2023\n\nPrésents : Mme Ida SY, M. Luc ROY\n\n"
)
DECIDED = "Lu et dit.\nAprès en avoir délibéré, le conseil approuve à l'unanimité.\n\n"
EXTRACT = """COMMUNE DE SAINT-EXEMPLE
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
Séance du 14 mars 2023

Délibération n° 2023-0{n}

Objet : {title}

Vu le code général des collectivités territoriales ;

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'agir.

Pour : 12 voix

Fait à Saint-Exemple, le 15 mars 2023
Le Maire,
Ida SY
"""


def cut(text: str) -> tuple[Act, ...]:
    pages = tuple(Page(n, page) for n, page in enumerate(text.split(PAGE_BREAK), start=1))
    return cut_acts(Document("0" * 64, "acts.txt", FileKind.TEXT, pages))


def said(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def labels(act: Act) -> list[tuple[SectionKind, str]]:
    return [(section.kind, section.label) for section in act.sections]


def test_minutes_share_their_preamble() -> None:
    first, second = cut(f"{SITTING}1. TOITURE\nDE L'ÉCOLE\n\n{DECIDED}2. VENTE DU PRÉ\n\n{DECIDED}")
    assert [said(a.number) for a in (first, second)] == ["1", "2"]
    assert [said(a.title) for a in (first, second)] == ["TOITURE DE L'ÉCOLE", "VENTE DU PRÉ"]
    for act in (first, second):
        assert act.date == date(2023, 3, 14)
        assert said(act.council) == "Commune de Saint-Exemple"
        assert said(act.body) == "Conseil municipal"
        assert (act.sections[0].kind, act.sections[0].label) == (SectionKind.HEADER, "Séance")
        assert (act.sections[0].start, act.sections[0].end) == (0, len(SITTING))
    assert first.end == second.start


def test_the_last_act_of_minutes_holds_the_end_of_the_sitting() -> None:
    end = "L'ordre du jour étant épuisé, la séance est levée à 21 h 10.\n"
    text = f"{SITTING}D2023-01 - Toiture de l'école\n\n{DECIDED}D2023-02 - Vente du pré\n\n{DECIDED}{end}"
    acts = cut(text)
    assert [said(a.number) for a in acts] == ["D2023-01", "D2023-02"]
    assert acts[-1].end == len(text)


def test_a_decision_before_the_agenda_is_an_act_and_the_others_keep_the_sitting() -> None:
    text = (
        f"{SITTING}Nomination du secrétaire\nMonsieur le Maire propose M. Luc ROY.\n\nVote : à l'unanimité\n\n"
        f"Ordre du jour\n- Toiture de l'école\n- Vente du pré\n\nToiture de l'école\n\n{DECIDED}Vente du pré\n\n{DECIDED}"
    )
    first, *others = cut(text)
    assert [said(a.title) for a in (first, *others)] == [
        "Nomination du secrétaire",
        "Toiture de l'école",
        "Vente du pré",
    ]
    assert (first.sections[0].end, others[0].sections[0].end) == (first.start, others[0].start)
    assert {a.date for a in (first, *others)} == {date(2023, 3, 14)}


def test_minutes_of_one_act_share_their_preamble_too() -> None:
    agenda = "Ordre du jour :\n1. Vente du four\n2. Questions diverses\n\n"
    (act,) = cut(f"{SITTING}{agenda}1. Vente du four\n{DECIDED}")
    assert act.title
    assert act.title.value == "Vente du four"
    assert act.date == date(2023, 3, 14)


def test_a_list_of_what_was_decided_holds_no_acts() -> None:
    rows = "\n".join(f"2023-0{n} Vente du pré numéro {n} : 12 voix pour" for n in range(1, 7))
    assert len(cut(f"Liste des délibérations\nSéance du 14 mars 2023\n\n{rows}\n")) == 1


def test_minutes_that_tell_what_the_mayor_decided_are_no_list() -> None:
    """BUGS_CAUGHT: such minutes were taken for one act, and each of their votes for all of them."""
    points = "\n\n".join(
        f"Point n°{n} Vente du pré numéro {n} A la majorité avec 3{n} voix pour et une abstention"
        for n in range(1, 5)
    )
    acts = cut(
        f"{SITTING}Liste des décisions de la Maire par délégation du conseil : n° 1 à n° 9\n\n{points}\n"
    )
    assert [said(a.title) for a in acts] == [f"Vente du pré numéro {n}" for n in range(1, 5)]


def test_a_register_of_extracts_is_cut_at_its_letterheads() -> None:
    titles = ["Toiture de l'école", "Vente du pré", "Bail de la forge"]
    acts = cut(PAGE_BREAK.join(EXTRACT.format(n=n, title=title) for n, title in enumerate(titles, start=1)))
    assert [said(a.number) for a in acts] == ["2023-01", "2023-02", "2023-03"]
    assert [said(a.title) for a in acts] == titles
    assert [a.pages for a in acts] == [(1, 1), (2, 2), (3, 3)]
    assert {said(a.body) for a in acts} == {"Conseil municipal"}  # said by the formula that decides


def test_an_extract_over_two_pages_is_one_act() -> None:
    first = EXTRACT.format(n=1, title="Toiture de l'école").replace("Article 1", f"{PAGE_BREAK}Article 1")
    acts = cut(first + PAGE_BREAK + EXTRACT.format(n=2, title="Vente du pré"))
    assert [a.pages for a in acts] == [(1, 2), (3, 3)]


def test_report_and_annexes_behind_the_signature_belong_to_the_act() -> None:
    report = "COMMUNE DE SAINT-EXEMPLE\n\nRAPPORT N° 12\n\nIl est proposé de refaire le toit, pour 40 000 €.\n\nLe Maire,\nIda SY\n"
    annex = "Annexe 1 : plan du toit\n\nLe plan montre le toit.\n"
    (act,) = cut(PAGE_BREAK.join([EXTRACT.format(n=1, title="Toiture de l'école"), report, annex]))
    assert act.pages == (1, 3)
    assert labels(act)[-3:] == [
        (SectionKind.VOTE, ""),
        (SectionKind.REPORT, "Rapport n° 12"),
        (SectionKind.ANNEX, "Annexe"),
    ]


def test_a_budget_behind_the_signature_is_an_annex() -> None:
    budget = "Budget du toit\nCHARGES RECETTES\nTuiles 100,00 € VILLE 100,00 €\n" + "Une ligne encore.\n" * 12
    (act,) = cut(EXTRACT.format(n=1, title="Toiture de l'école") + PAGE_BREAK + budget)
    assert labels(act)[-1] == (SectionKind.ANNEX, "Annexe")
    assert act.pages == (1, 2)


def test_an_act_that_replaces_another() -> None:
    text = EXTRACT.format(n=4, title="Bail de la forge")
    (act,) = cut(text.replace("Vu le", "Annule et remplace la délibération n° 2023-03\n\nVu le"))
    assert said(act.number) == "2023-04"
    assert said(act.replaces) == "2023-03"


def test_a_single_act_with_its_number_under_its_title() -> None:
    (act,) = cut(
        "DÉPARTEMENT DE LA HAUTE-VARENNE\n\nDÉLIBÉRATION DE LA COMMISSION PERMANENTE\n\n"
        "RÉUNION DU 27 SEPTEMBRE 2022\n\nÉtaient présents : Mme Ida SY.\n\nAIDE AU SALON DU LIVRE\nÀ BRIVE\n\n(N°2022-367)\n\n"
        "La Commission permanente,\n\nVu le code ;\n\nAprès en avoir délibéré,\n\nDECIDE :\n\nArticle 1 :\nD'aider.\n\n"
        "Pour : 43 voix\nContre : 0 voix\n"
    )
    assert said(act.number) == "2022-367"
    assert said(act.title) == "AIDE AU SALON DU LIVRE À BRIVE"
    assert said(act.council) == "Département de la Haute-Varenne"
    assert said(act.body) == "Commission permanente"
    assert act.date == date(2022, 9, 27)


def test_numbered_articles_of_one_act_are_no_acts() -> None:
    text = EXTRACT.format(n=1, title="Toiture de l'école")
    (act,) = cut(text.replace("Article 1 : D'agir.", "1. Toit\nD'agir.\n\n2. Mur\nD'agir à l'unanimité."))
    assert said(act.number) == "2023-01"


def test_a_document_without_decision_is_one_act_without_number() -> None:
    (act,) = cut("Note aux habitants : la mairie sera fermée lundi.")
    assert (act.number, act.date, act.council) == (None, None, None)


@pytest.mark.parametrize("text", ["", " \n\n ", PAGE_BREAK, f" {PAGE_BREAK}\n{PAGE_BREAK}"])
def test_a_document_without_words_holds_no_act(text: str) -> None:
    assert cut(text) == ()


LINES = st.sampled_from([
    "", "", PAGE_BREAK, "COMMUNE DE SAINT-EXEMPLE", "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS", "RAPPORT N° 12",
    "Procès-verbal du conseil municipal", "Séance du 14 mars 2023", "Ordre du jour :", "1. Toiture de l'école",
    "2. VENTE DU PRÉ", "II - Bail", "3 Questions diverses", "D2023-01 - Objet : Aide au club", "n° 2023 / 14",
    "Délibération n° 3 : Don", "(N°2022-367)", "- Toiture de l'école communale", "Présents : Mme Ida SY, M. Luc ROY",
    "Excusé(s) : M. Guy PRÉ (pouvoir à Mme Ida SY)", "Secrétaire : M. Luc ROY", "Objet : Bail de la forge",
    "Vu le code général des collectivités territoriales ;", "Considérant que le toit fuit,", "La Commission permanente,",
    "Après en avoir délibéré,", "DÉCIDE :", "Article 1 : D'attribuer 500 € au club.", "Article unique", "Article 2 -",
    "Pour : 12 voix", "Contre : 0 voix", "Vote : 12 pour / 0 contre / 1 abstention", "Adopté à l'unanimité",
    "Club de tir\t500 €", "CHARGES 300,00 € RECETTES 300,00 €", "Fait à Mer, le 15 mars 2023", "Le Maire,", "Signé",
    "6.3 Verger", "A/ Motion", "N°230214 001 - Bail", "Vote du budget de l'eau :", "15 pour", "Pas de vote",
    "Nomination du secrétaire", "M. Luc ROY expose le projet.", "PRIX DES REPAS DE LA CANTINE", "Rapporteur : M. Luc ROY",
    "Ida SY", "Annexe 1 : plan", "Annule et remplace la délibération n° 2023-03",
    "L'ordre du jour étant épuisé, la séance est levée à 21 h 10.", "\t", "  ", "…", "É" * 3,
])  # fmt: skip


@given(st.lists(LINES, max_size=60).map("\n".join))
def test_any_order_of_real_lines_is_cut_without_gaps(text: str) -> None:
    acts = cut(text)
    assert bool(acts) == bool(text.replace(PAGE_BREAK, "").strip())
    assert all(a.end == b.start for a, b in pairwise(acts))
    assert not acts or acts[-1].end == len(text)
    assert [act.id for act in acts] == [f"{'0' * 64}:{rank}" for rank in range(len(acts))]
    assert cut(text) == acts
    for act in acts:
        assert 0 <= act.start < act.end <= len(text)
        own = [section for section in act.sections if section.start >= act.start]
        shared = [section for section in act.sections if section.start < act.start]
        assert (own[0].start, own[-1].end) == (act.start, act.end)
        assert all(a.end == b.start and a.start < a.end for a, b in pairwise(own))
        assert all(s.kind is SectionKind.HEADER and s.start == 0 for s in shared)
        assert act is not acts[0] or all(s.end <= act.start for s in shared)
        assert 1 <= act.pages[0] <= act.pages[1] <= text.count(PAGE_BREAK) + 1
