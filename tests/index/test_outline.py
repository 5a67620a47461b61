"""Where the acts of a sitting begin. The sittings are invented; the ways of heading acts are those of real ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.outline import Heading, coded_heading, read_outline
from index.text import flat

DECIDED = "Lu et dit.\nAprès en avoir délibéré, le conseil approuve à l'unanimité.\n\n"


def headings(text: str) -> tuple[Heading, ...]:
    return read_outline(text, flat(text)).headings


def acts(text: str) -> list[tuple[str, str]]:
    """(number or rank, title) of the headings that decide."""
    found = [h for h in headings(text) if h.decided]
    return [(h.number or str(h.rank or ""), text[h.title_start : h.title_end]) for h in found]


# (what stands before the title of the first act, of the second; their numbers)
DEVELOPED_ON = [
    ("D2025-012 - Objet : ", "D2025-013 - Objet : ", ["D2025-012", "D2025-013"]),
    ("DEL2025-19 : ", "DEL2025-20 : ", ["DEL2025-19", "DEL2025-20"]),
    ("2021071202 ", "2021071203 ", ["2021071202", "2021071203"]),
    ("2019-03-12 ", "2019-03-12BIS ", ["2019-03-12", "2019-03-12BIS"]),
    ("n° 2014 / 183 ", "n° 2014 / 184 ", ["2014 / 183", "2014 / 184"]),
    ("N° DBC 2021-088 - ", "N° DBC 2021-089 - ", ["DBC 2021-088", "DBC 2021-089"]),
    ("n° 20210705_4 : ", "n° 20210705_5 : ", ["20210705_4", "20210705_5"]),
    ("Délibération n° 01-02 ", "Délibération n° 02-02 ", ["01-02", "02-02"]),
    ("CP 2023-091 : ", "CP 2023-092 : ", ["CP 2023-091", "CP 2023-092"]),
    ("DELBU2023-02-012 ", "DELBU2023-02-013 ", ["DELBU2023-02-012", "DELBU2023-02-013"]),
    ("1. ", "2. ", ["1", "2"]),
    ("1) ", "2) ", ["1", "2"]),
    ("I - ", "II - ", ["1", "2"]),
]

BUGS_CAUGHT = [
    ("Délibération n° 1 : ", "Délibération n° 2 : ", ["1", "2"]),
    ("N°36/2023 ", "N°37/2023 ", ["36/2023", "37/2023"]),
    ("N°12/2023 ", "N°13/2023 ", ["12/2023", "13/2023"]),  # no month of 2023
    ("AFFAIRE N°2026-CM/071 ", "AFFAIRE N°2026-CM/072 ", ["2026-CM/071", "2026-CM/072"]),
    ("N°1 D.CCAS/2026/19 ", "N°2 D.CCAS/2026/20 ", ["D.CCAS/2026/19", "D.CCAS/2026/20"]),
    ("N° PACU/17-2023 ", "N° PACU/18-2023 ", ["PACU/17-2023", "PACU/18-2023"]),
    ("Point n° 1 : ", "Point n° 2 : ", ["1", "2"]),
    ("1. D2024 – 14 - ", "2. D2024-15 - ", ["D2024 – 14", "D2024-15"]),
    ("N°230214 001 - ", "N°230214 002 - ", ["230214 001", "230214 002"]),  # a date and a rank
    ("2021 04 17 ", "2021 04 18 ", ["2021 04 17", "2021 04 18"]),
    ("CC02_2023 ", "CC01_2023 ", ["CC02_2023", "CC01_2023"]),  # not in order
    ("2.2 ", "2.3 ", ["2.2", "2.3"]),
    ("A/ ", "B/ ", ["1", "2"]),
    ("1 ", "2 ", ["1", "2"]),
    ("- ", "- ", ["", ""]),
]


@pytest.mark.parametrize(("first", "second", "numbers"), DEVELOPED_ON + BUGS_CAUGHT)
def test_heading_styles(first: str, second: str, numbers: list[str]) -> None:
    text = f"Séance du 3 mai\n\n{first}Toiture de l'école\n\n{DECIDED}{second}Vente du pré\n\n{DECIDED}"
    titles = ["Toiture de l'école", "Vente du pré"]
    assert acts(text) == list(zip(numbers, titles, strict=True))


@pytest.mark.parametrize(
    "where", ["{title}\n(N°2022-36{n})", "(N°2022-36{n})\n{title}", "N° 2022-36{n}\nObjet : {title}"]
)
def test_a_number_alone_on_its_line_has_its_title_beside(where: str) -> None:
    """BUGS_CAUGHT: a number was only seen before its title."""
    heads = [where.format(title=title, n=n) for n, title in enumerate(["TOITURE", "VENTE DU PRÉ"], start=7)]
    text = f"Séance du 3 mai\n\n{heads[0]}\n\n{DECIDED}{heads[1]}\n\n{DECIDED}"
    assert acts(text) == [("2022-367", "TOITURE"), ("2022-368", "VENTE DU PRÉ")]


def test_a_code_that_closes_its_title() -> None:
    """BUGS_CAUGHT: the sentence behind the code was the title."""
    heads = [
        f"Dossier n°{n} : {title}\n\nDB2024_00{n} La Présidente rappelle tout."
        for n, title in ((1, "Toiture"), (2, "Vente du pré"))
    ]
    text = f"Séance du 3 mai\n\n{heads[0]}\n\n{DECIDED}{heads[1]}\n\n{DECIDED}"
    assert acts(text) == [("DB2024_001", "Toiture"), ("DB2024_002", "Vente du pré")]


TALK = "Un conseiller parle du chemin, et chacun l'écoute jusqu'au bout sans rien dire.\n\n"

# Minutes as councils without a clerk write them; the titles of their acts.
BY_DECISIONS = {
    "titles alone, the vote under each": (
        "Ouverture de la séance\n\nToiture de l'école\nMonsieur le Maire propose d'agir.\n\nVote : à l'unanimité\n\n"
        "Le chemin du lavoir\n\nVente du pré\nMonsieur le Maire propose de vendre.\n\nVote : à l'unanimité\n",
        ["Toiture de l'école", "Vente du pré"],
    ),
    "points under a point": (
        f"1. Finances\n\n1.1 Prix des repas\n\n{TALK}15 pour\n\n1.2 Aide au club\n\n{TALK}15 pour\n\n2. Divers\n\n{TALK}",
        ["Prix des repas", "Aide au club"],
    ),
    "one decision in the middle of the last point": (
        f"1. Vente du pré\n\n15 pour\n\n2. Divers\n\n2.1 École\n\n{TALK}2.2 Verger\n\n{TALK}15 pour\n\n2.3 Ânes\n\n{TALK}",
        ["Vente du pré", "Verger"],
    ),
    "subjects voted one after the other": (
        "1/ Le budget :\n\nLe budget est à l'équilibre.\n\nVote des comptes de 2020 :\n15 pour.\nVote du budget de 2021 :\n"
        "15 pour\n\n2/ Vente du pré\n\n15 pour\n",
        ["Vote des comptes de 2020", "Vote du budget de 2021", "Vente du pré"],
    ),
    "dashes under a numbered point": (
        "Ordre du jour\n1. Budget :\n- Compte de gestion 2021\n- Vote des taux 2022\n2. Vente du pré\n\nMme le Maire ouvre.\n\n"
        f"1. Budget\n- Compte de gestion 2021\n\n{TALK}Vote : pour à l'unanimité\n\n- Vote des taux 2022\n\n{TALK}"
        f"Vote :\n- Pour : 15\n- Abstentions : 3\n\n2. Vente du pré\n\n{TALK}Vote : pour à l'unanimité\n",
        ["Compte de gestion 2021", "Vote des taux 2022", "Vente du pré"],
    ),
    "a ranked act among coded ones": (
        f"2021071201 Toiture de l'école\n\n{DECIDED}2. Achat d'un logiciel\nrapporteur monsieur ROY\n\n{DECIDED}"
        f"2021071202 Vente du pré\n\n{DECIDED}",
        ["Toiture de l'école", "Achat d'un logiciel", "Vente du pré"],
    ),
    "a part of the title said again in its act": (
        "Ordre du jour\n1. Prêt\n- Rue du Four à Mer\n2. Vente du pré\n\nMme le Maire ouvre.\n\n"
        "1. Prêt - Rue du Four à Mer\n\nEn 2010 le conseil municipal a approuvé le plan.\n\nL'accord vaut pour la\n"
        f"Rue du Four à Mer\n\nVote : 15 pour\n\n2. Vente du pré\n\n{TALK}15 pour\n",
        ["Prêt - Rue du Four à Mer", "Vente du pré"],
    ),
    "points of the last point numbered anew": (
        f"1. Toiture de l'école\n\n{DECIDED}2. Questions diverses\n\n1. Vente du pré\n\n{DECIDED}2. Bail de la forge\n\n{DECIDED}",
        ["Toiture de l'école", "Vente du pré", "Bail de la forge"],
    ),
}


@pytest.mark.parametrize(("text", "titles"), BY_DECISIONS.values(), ids=BY_DECISIONS)
def test_decisions_part_the_acts(text: str, titles: list[str]) -> None:
    assert [title for _, title in acts(text)] == titles


def test_a_decision_before_the_agenda_does_not_end_the_sitting_s_head() -> None:
    text = (
        "Présents : Mme Ida SY\n\nNomination du secrétaire\nMme SY propose M. Luc ROY.\n\nVote : à l'unanimité\n\n"
        f"Ordre du jour\n- Toiture de l'école\n- Vente du pré\n\nToiture de l'école\n\n{DECIDED}Vente du pré\n\n{DECIDED}"
    )
    outline = read_outline(text, flat(text))
    assert [title for _, title in acts(text)] == [
        "Nomination du secrétaire",
        "Toiture de l'école",
        "Vente du pré",
    ]
    assert outline.debates == text.index("Toiture", text.index("Vente"))


LONG = (
    "Délibération pour la signature d'une convention de mutualisation au sein de la communauté Osartis, avec"
)


@pytest.mark.parametrize(
    ("end", "rest"),
    [
        (" La Poste", " La loi n° 2010-1563 a introduit un rapport."),
        (" Mme LIS", " M Roy propose d'approuver la convention."),
        (" Mme LIS", " Madame le Maire rappelle la convention."),
        (" le Département", " Vu le code, elle est utile."),
        (" le bourg", " DÉCIDE : Article 1 : d'agir."),
        (" le bourg", " Le Président expose qu'elle est utile."),
        (" LE BOURG", " VU le code, elle est utile."),
    ],
)
def test_a_flattened_title_ends_where_a_sentence_begins(end: str, rest: str) -> None:
    found = acts(f"1. {LONG}{end}{rest} {DECIDED}2. Vente du four\n{DECIDED}")
    assert found[0] == ("1", LONG + end)


def test_objet_before_a_title_is_none_of_it() -> None:
    text = f"VENTE DU FOUR COMMUNAL\n{DECIDED}Objet : Achat d'un car scolaire\n{DECIDED}"
    assert [title for _, title in acts(text)] == ["VENTE DU FOUR COMMUNAL", "Achat d'un car scolaire"]


def test_the_last_minutes_adopted_as_acts_are_are_an_act_without_heading() -> None:
    told = "Présents : A. Roy, B. Lis.\n\nLe maire rappelle les dernières minutes.\n\n"
    adopted = (
        "Après en avoir délibéré, le conseil, à l'unanimité :\n- Adopte le compte rendu du 3 juin 2021.\n\n"
    )
    rest = f"D2021-01 - Objet : Vente du four\n{DECIDED}D2021-02 - Objet : Achat d'un car\n{DECIDED}"
    assert acts(told + adopted + rest)[0] == ("", "Adopte le compte rendu du 3 juin 2021")
    housekeeping = "Le compte rendu du 3 juin 2021 est adopté à l'unanimité.\n\n"
    assert acts(told + housekeeping + rest)[0] == ("D2021-01", "Vente du four")


def test_a_title_stands_behind_the_roll() -> None:
    """BUGS_CAUGHT: a line of the letterhead was the first title, and the sitting lost its date."""
    head = "RAPPORT DE LA SÉANCE DU LUNDI\n\nSéance du 3 mai 2021\n\nPrésents : Mme Ida SY\n\n"
    text = f"{head}Toiture de l'école\nMme SY expose.\n\n{DECIDED}Vente du pré\nMme SY expose.\n\n{DECIDED}"
    assert read_outline(text, flat(text)).debates == len(head)


@pytest.mark.parametrize(
    "inside",
    [
        "Vote sur la commission des finances\n\nSont élus : Mme SY.\n\nPour : 15\n\n",
        "Vote pour l'ensemble des prix :\n- Pour : 15\n- Absentions : 3 (Mme SY). Ils parlent.\n\n",
        "En conséquence le vote est secret.\n\nLe conseil approuve.\n\n",
        "2.1 Rappel des faits\n\nLu et dit.\n\n2.2 Ce qui est proposé\n\nLe conseil approuve.\n\n",
        "2022-2023 Année de cantine\n\nLe conseil approuve.\n\n",
        "2020-192 du 3 mai 2020, et le conseil approuve.\n\n",
        "1. Tarif A 12,00\n2. Tarif B 13,00\n\nLe conseil approuve.\n\n",
    ],
    ids=["parts", "abstentions", "sentence", "chapters", "years", "earlier act", "prices"],
)
def test_what_is_voted_within_an_act_heads_no_act(inside: str) -> None:
    """BUGS_CAUGHT, each of them."""
    text = f"1. Toiture\n\n{DECIDED}2. Prix des repas\n\n{inside}{DECIDED}3. Vente du pré\n\n{DECIDED}"
    assert [title for _, title in acts(text)] == ["Toiture", "Prix des repas", "Vente du pré"]


def test_a_heading_at_the_top_of_a_page() -> None:
    text = f"Séance du 3 mai\n\n1. Toiture de l'école\n\n{DECIDED}\f2. Vente du pré\n\n{DECIDED}\fD2023-03 - Bail\n\n{DECIDED}"
    assert [number for number, _ in acts(text)] == ["1", "2", "D2023-03"]


def test_the_numbers_of_an_agenda_head_no_acts() -> None:
    agenda = "Ordre du jour :\n1. Toiture de l'école\n2. Vente du pré\n3. Questions diverses\n\n"
    text = f"{agenda}1. Toiture de l'école\n\n{DECIDED}2. Vente du pré\n\n{DECIDED}3. Questions diverses\n\nRien.\n"
    assert acts(text) == [("1", "Toiture de l'école"), ("2", "Vente du pré")]
    assert headings(text)[0].start == text.index("1. Toiture", len(agenda))


def test_the_words_of_the_agenda_printed_again_head_acts() -> None:
    welcome = "La séance est ouverte à vingt heures, et chacun est remercié d'être venu malgré la pluie. " * 3
    text = (
        "Ordre du jour :\n- Toiture de l'école communale\n- Vente du pré derrière l'église\n\n"
        f"{welcome}\n\n- Toiture de l'école communale\n\n{DECIDED}- Vente du pré derrière l'église\n\n{DECIDED}"
    )
    assert acts(text) == [("", "Toiture de l'école communale"), ("", "Vente du pré derrière l'église")]


def test_a_sentence_said_of_every_point_is_no_heading() -> None:
    """BUGS_CAUGHT: the formula repeated over the debates was taken for the agenda's words."""
    told = "Madame le Maire expose au conseil le besoin de la commune, et ce que cela lui coûterait.\n"
    text = (
        "Ordre du jour :\n1. Toiture de l'école\n2. Vente du pré\n\n"
        f"1. Toiture de l'école\n\n{told}{DECIDED}2. Vente du pré\n\n{told}{DECIDED}"
    )
    assert [title for _, title in acts(text)] == ["Toiture de l'école", "Vente du pré"]


@pytest.mark.parametrize(
    "inside",
    [
        "Les offres sont :\n1. Brun et fils, charpentiers\n2. Noir et associés, couvreurs\n3. Blanc, zingueur\n\n",
        "Il est lu que :\n1) d'une part, les tuiles cassent\n2) D'autre part, la charpente tient\n\n",
        "Les aides sont :\n1. Amis du lavoir 153,00\n2. Club de tir 1 282,00\n3. Chorale du lac 75,00 €\n\n",
        "Le conseil décide :\n1. D'approuver les travaux ;\n2. D'autoriser le marché ;\n3. D'inscrire la dépense.\n\n",
    ],
    ids=["offers", "reasons", "rows", "dispositif"],
)
def test_an_enumeration_inside_an_act_heads_no_act(inside: str) -> None:
    text = f"1. TOITURE DE L'ÉCOLE\n\n{inside}{DECIDED}2. VENTE DU PRÉ\n\n{DECIDED}"
    assert acts(text) == [("1", "TOITURE DE L'ÉCOLE"), ("2", "VENTE DU PRÉ")]


def test_the_end_of_the_agenda_is_no_agenda() -> None:
    text = f"1. Toiture de l'école\n\n{DECIDED}2. Vente du pré\n\n{DECIDED}L'ordre du jour étant épuisé, la séance est levée.\n"
    assert len(acts(text)) == 2


def test_a_point_without_decision_is_told_apart() -> None:
    talk = "Un conseiller parle du chemin, et chacun l'écoute.\n\n" * 9
    text = f"1. Toiture de l'école\n\n{DECIDED}2. Le chemin du lavoir\n\n{talk}3. Vente du pré\n\n{DECIDED}"
    assert [(h.rank, h.decided) for h in headings(text)] == [(1, True), (2, False), (3, True)]


def test_a_title_over_two_lines_is_one() -> None:
    """BUGS_CAUGHT: its second line, repeated from the agenda, was the whole title."""
    title = "Toiture de l'école : demande d'aide\nau titre de la dotation de l'État"
    welcome = "La séance est ouverte à vingt heures, et chacun est remercié d'être venu malgré la pluie. " * 3
    text = f"Ordre du jour :\n1. {title}\n2. Vente du pré\n\n{welcome}\n\n1. {title}\n\n{DECIDED}2. Vente du pré\n\n{DECIDED}"
    assert acts(text)[0] == ("1", title)


def test_dates_and_bare_figures_are_no_numbers() -> None:
    text = (
        f"14/03/2023 Toiture de l'école\n\n{DECIDED}05/2023 Vente du pré\n\n{DECIDED}12-14 Bail\n\n{DECIDED}"
    )
    assert [h.number for h in headings(text) if h.number or h.rank] == []


def test_coded_heading() -> None:
    text = "RÉGION\nRéunion du 12 mai 2023\nCP 2023-091 : Économie de la mer\n"
    heading = coded_heading(text, flat(text), 0, len(text))
    assert heading is not None
    assert (heading.number, text[heading.title_start : heading.title_end]) == (
        "CP 2023-091",
        "Économie de la mer",
    )
    assert coded_heading(text, flat(text), 0, text.index("CP")) is None


def test_a_coded_title_ends_where_a_sentence_begins() -> None:
    text = f"Délibération n° 9-02-2023 – {LONG} le bourg La commune en a besoin."
    heading = coded_heading(text, flat(text), 0, len(text))
    assert heading is not None
    assert text[heading.title_start : heading.title_end] == f"{LONG} le bourg"


def test_a_number_before_a_small_letter_is_an_earlier_act_s() -> None:
    text = "Délibération n° 2020-115 du conseil municipal du 16 juillet 2020"
    assert coded_heading(text, flat(text), 0, len(text)) is None


def test_a_year_ranks_no_heading() -> None:
    assert [h.rank for h in headings(f"N° 2021 - VERIFICATIONS DES LOCAUX\n{DECIDED}")] == [None]


LINES = st.sampled_from(
    "6.1 Verger|6.2 Âne|A/ Motion|(N°2022-367)|Vote du budget :|15 pour|Nomination du secrétaire|M. Luc ROY expose"
    "|PRIX DES REPAS DE LA CANTINE|Présents : Mme SY|Rapporteur : M. ROY|230214 001 - Bail|1. Toiture|2) Vente du pré|II - Bail|D2023-01 - Objet : Aide|Ordre du jour :|Vote : 3 pour||\f|n° 2023 / 4 Don"
    "|approuve à l'unanimité|Délibération n° 3|3 Écoles et cantines|- Toiture de l'école communale".split("|")
)


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_headings_are_in_order_and_hold_their_words(text: str) -> None:
    found = headings(text)
    assert all(0 <= h.start <= h.title_start < h.title_end <= len(text) for h in found)
    assert all(a.title_end <= b.start for a, b in pairwise(found))
    assert all(text[h.number_start :].startswith(h.number) for h in found if h.number)
    assert all(text[h.title_start : h.title_end].strip() for h in found)
