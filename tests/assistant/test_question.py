"""Questions become frames: what is asked, of what, when; and what a follow-up takes from before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import language_of, read_question
from assistant.question_words import read_terms, word_forms
from assistant.types import Ask, Frame, Language, Pot, Seat

LANGUAGES = [
    ("how much went to NEC 2022?", Language.EN),
    ("who voted against?", Language.EN),
    ("Who abstained?", Language.EN),
    ("and the year before?", Language.EN),
    ("Negotiated contribution plans", Language.EN),  # no function word: its words tell
    ("Contract for the library roof", Language.EN),
    ("Bibliothèque municipale, travaux", Language.FR),
    ("Subvention chasse", Language.FR),
    ("NEC 2022", Language.FR),
    ("Combien pour NEC 2022 ?", Language.FR),
    ("qui a voté contre ?", Language.FR),
    ("quelle part du budget global ?", Language.FR),
    ("et l'année d'avant ?", Language.FR),
    ("NEC 2022 ?", Language.FR),  # nothing tells: as the acts are
]
ASKS = [
    ("Combien pour NEC 2022 ?", Ask.AMOUNT),
    ("quel est le loyer du logement ?", Ask.AMOUNT),
    ("fonds de concours pour Trévannes en 2022 ?", Ask.AMOUNT),
    ("quelle pénalité de retard pour le maçon ?", Ask.AMOUNT),
    ("Tarif d'un encart dans le bulletin ?", Ask.AMOUNT),
    ("What lump sum was paid for the kiln?", Ask.AMOUNT),
    ("What compensation does the grid pay?", Ask.AMOUNT),
    ("Il prend combien de l'heure pour déneiger ?", Ask.AMOUNT),
    ("coup de pouce de Trévannes au cinéma ?", Ask.AMOUNT),
    ("amicale de Trévannes subvention ?", Ask.AMOUNT),
    ("BP 2024 Trévannes : charges de personnel ?", Ask.AMOUNT),
    ("Trévannes town hall: what is the architect's fee before tax?", Ask.AMOUNT),
    ("What did the farm show get from Trévannes?", Ask.AMOUNT),
    ("Trévannes pool: size of the extra fee for the design team?", Ask.AMOUNT),
    ("How many euros of grants did Trévannes hand out?", Ask.AMOUNT),
    ("What grant did Trévannes vote for its CCAS?", Ask.AMOUNT),
    ("Under which number did Trévannes vote its grants?", Ask.NUMBER),
    ("What is the number of the Trévannes decision on extra grants?", Ask.NUMBER),
    ("Entre la Fanfare et la Boule, laquelle a eu le plus d'argent ?", Ask.COMPARE),
    ("Was the 2020 price higher than the offer of 2017?", Ask.COMPARE),
    ("Which firm came first for the inspection job?", Ask.RANK),
    ("How long in total does the lease run?", Ask.PASSAGE),
    ("How much does the septic tank inspection cost when selling a house?", Ask.AMOUNT),
    ("Trévannes : prix d'un encart dans le bulletin ?", Ask.AMOUNT),
    ("HONORAIRES DU BUREAU POUR LE LAVOIR ?", Ask.AMOUNT),
    ("Pourquoi le prix du repas change ?", Ask.PASSAGE),
    ("How many households were approved for the scheme?", Ask.COUNT),
    ("Prochain conseil de Trévannes, c'est quand ?", Ask.WHEN),
    ("Quel fournisseur a eu la commande de sacs ?", Ask.WHO),
    ("Which company will run the tourist train?", Ask.WHO),
    ("How much in all did Valmorin give?", Ask.TOTAL),
    ("qui finance NEC 2022 et combien chacun ?", Ask.LIST),
    ("qui a financé NEC 2022 ?", Ask.LIST),
    ("Quelles associations ont reçu plus de 3 000 € ?", Ask.LIST),
    ("Combien d'associations ont été aidées ?", Ask.COUNT),
    ("Which association got the biggest grant?", Ask.RANK),
    ("top 5 grants in Valmorin", Ask.RANK),
    ("Secours Entraide ou Le Panier, qui a reçu le plus ?", Ask.COMPARE),
    ("La subvention a-t-elle augmenté entre 2021 et 2023 ?", Ask.COMPARE),
    ("quelle part du budget global ?", Ask.SHARE),
    ("who voted against?", Ask.VOTE),
    ("Approbation du PV, nombre de pour ?", Ask.VOTE),
    ("Élection du maire : combien de bulletins ?", Ask.VOTE),
    ("qui votait à la place de Mme SY quand l'aide a été adoptée ?", Ask.WHO),
    ("Par combien de voix l'aide a-t-elle été adoptée ?", Ask.VOTE),
    ("combien Pierrefonds a voté pour l'ACPG ?", Ask.AMOUNT),  # a vote's word in a question of money
    ("Who is the secretary?", Ask.WHO),
    ("A quelle date l'aide a été votée ?", Ask.WHEN),
    ("Numéro de la délibération sur NEC ?", Ask.NUMBER),
    ("sur quelle ligne budgétaire ?", Ask.LINE),
    ("Pourquoi Futur Composé ?", Ask.PASSAGE),
]
POTS = [
    ("Combien a-t-on donné au judo ?", Pot.AWARDED),
    ("DETR demandée pour l'école ?", Pot.REQUESTED),
    ("qui a financé NEC 2022 ?", Pot.RECETTES),
    ("quelles dépenses pour NEC ?", Pot.CHARGES),
    ("How much was budgeted for the venues?", Pot.BUDGETED),
    ("coût du projet aidé par le fonds de concours ?", None),  # a cost is no money given
    ("Combien pour NEC ?", None),
]
SEATS = [
    ("qui présidait ?", Seat.CHAIR),
    ("who was excused?", Seat.EXCUSED),
    ("qui était absent ?", Seat.ABSENT),
    ("qui a donné pouvoir ?", Seat.PROXIES),
    ("qui a voté au nom de Mme SY ?", Seat.PROXIES),
    ("who cast Ida Sy's vote?", Seat.PROXIES),
    ("who voted for the grant?", None),
    ("combien pour NEC ?", None),
]


@pytest.mark.parametrize(("question", "language"), LANGUAGES)
def test_language(question: str, language: Language) -> None:
    assert language_of(question) is language


@pytest.mark.parametrize(("question", "ask"), ASKS)
def test_what_is_asked(question: str, ask: Ask) -> None:
    assert read_question(question).ask is ask


@pytest.mark.parametrize(("question", "pot"), POTS)
def test_which_money(question: str, pot: Pot | None) -> None:
    assert read_question(question).pot is pot


@pytest.mark.parametrize(("question", "seat"), SEATS)
def test_which_people(question: str, seat: Seat | None) -> None:
    assert read_question(question).seat is seat


def words(frame: Frame, *, own: bool = True) -> set[str]:
    return {t.word for t in frame.terms if t.own is own}


def test_periods_are_no_subject() -> None:
    frame = read_question("Qui présidait le 27 septembre 2022 à Lens ?")
    assert frame.days == (date(2022, 9, 27),)
    assert frame.years == ()
    assert words(frame) == {"lens"}
    assert read_question("Combien à Lens en mai 2022 ?").months == ((2022, 5),)


def test_what_only_says_what_is_asked_is_no_subject() -> None:
    assert [t.word for t in read_terms("Combien la commune a-t-elle versé à la Fanfare ?")] == ["fanfare"]


def test_names_are_told_from_common_words() -> None:
    terms = {t.word: t.proper for t in read_terms("Le loyer du moulin pour les Sauveteurs de la B217")}
    assert terms == {"loyer": False, "moulin": False, "sauveteurs": True, "b217": True}


def test_a_term_has_the_words_that_acts_use() -> None:
    (term,) = read_terms("how much for the hunters?")
    assert "chasseur" in term.forms


@pytest.mark.parametrize(
    ("question", "least", "most"),
    [
        ("Qui a reçu plus de 3 000 € ?", "3000.01", None),
        ("Qui a reçu au moins 3 000 € ?", "3000", None),
        ("Who got more than €3,000?", "3000.01", None),
        ("Who got less than €500?", None, "499.99"),
        ("Qui a reçu plus de 500 € et moins de 900 € ?", "500.01", "899.99"),
        ("Qui a reçu 3 000 € ?", None, None),
    ],
)
def test_bounds_are_read_and_are_no_subject(question: str, least: str | None, most: str | None) -> None:
    frame = read_question(question)
    assert frame.at_least == (Decimal(least) if least else None)
    assert frame.at_most == (Decimal(most) if most else None)
    assert frame.question == question
    if least or most:
        assert frame.terms == ()


def test_a_ranks_number_is_no_subject() -> None:
    frame = read_question("Quels sont les 3 plus gros bénéficiaires à Valmorin ?")
    assert (frame.limit, words(frame)) == (3, {"valmorin"})


# --- follow-ups ------------------------------------------------------------------------------------------


def test_a_follow_up_that_names_nothing_is_of_the_same_subject() -> None:
    frame = read_question("et en 2023 ?", ("Combien pour la Fanfare en 2021 ?",))
    assert (frame.ask, frame.years, frame.follow_up) == (Ask.AMOUNT, (2023,), True)
    assert words(frame) == {"fanfare"}


def test_a_follow_ups_own_words_stand_before_inherited_ones() -> None:
    frame = read_question("et la Région ?", ("qui finance NEC 2022 ?",))
    assert (words(frame), words(frame, own=False)) == ({"region"}, {"nec"})
    assert (frame.ask, frame.pot, frame.years) == (Ask.LIST, Pot.RECETTES, (2022,))


def test_the_last_subject_named_is_the_one_that_is_kept() -> None:
    frame = read_question("et en 2023 ?", ("Combien pour la chorale en 2021 ?", "Et pour le judo ?"))
    assert (words(frame), words(frame, own=False)) == ({"judo"}, {"chorale"})


def test_a_new_question_takes_nothing_over() -> None:
    frame = read_question("Combien pour les Sauveteurs de la Baie ?", ("Combien pour NEC 2022 ?",))
    assert (words(frame), frame.years, frame.follow_up) == ({"sauveteurs", "baie"}, (), False)


@pytest.mark.parametrize(
    ("question", "year"),
    [("et l'année d'avant ?", 2021), ("and the year after?", 2023), ("et deux ans plus tôt ?", 2020)],
)
def test_years_are_counted_from_the_year_before(question: str, year: int) -> None:
    assert read_question(question, ("Combien pour NEC 2022 ?",)).years == (year,)


def test_a_seat_and_a_ballot_are_kept_where_nothing_else_is_asked() -> None:
    chair = read_question("et en 2023 ?", ("qui présidait à Valmorin en 2021 ?",))
    assert (chair.ask, chair.seat) == (Ask.WHO, Seat.CHAIR)
    against = read_question("et pour la Fanfare ?", ("qui a voté contre l'aide au Lavoir ?",))
    assert (against.ask, against.ballot) == (Ask.VOTE, "against")
    assert read_question("et pour ?", ("qui a voté contre ?",)).ballot == "for"


def test_words_that_tell_no_language_stay_in_that_of_before() -> None:
    assert read_question("NEC 2021?", ("how much went to NEC 2022?",)).language is Language.EN
    assert read_question("et 2021 ?", ("how much went to NEC 2022?",)).language is Language.FR


def test_nothing_before_is_no_follow_up() -> None:
    assert not read_question("et la Région ?").follow_up


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=2))
def test_any_words_make_a_frame(question: str, history: list[str]) -> None:
    frame = read_question(question, tuple(history))
    assert frame.question == question.strip()
    assert frame == read_question(question, tuple(history))


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("Quelle banque pour l'emprunt de 132 000 euros ?", (Decimal(132000),)),
        ("Which resolution granted the club its 70,000 euros?", (Decimal(70000),)),
        ("Quelles aides de plus de 3 000 € ?", ()),  # a bound
    ],
)
def test_an_amount_named_is_no_word_of_the_subject(question: str, amounts: tuple[Decimal, ...]) -> None:
    frame = read_question(question)
    assert frame.amounts == amounts
    assert not any(term.word.isdigit() for term in frame.terms)


def test_what_a_colon_sets_apart_is_a_name() -> None:
    assert [t.word for t in read_question("Brumeval : combien pour le lavoir ?").terms if t.proper] == [
        "brumeval"
    ]
    assert not any(t.proper for t in read_question("Lavoir de la rue, combien ?").terms)


def test_a_short_stem_stands_for_no_other_word() -> None:
    """ "tennis" and "tenir" have one stem: a court is not "where it takes place"."""
    (tennis,) = read_terms("le tennis")
    assert "lieu" not in tennis.forms
    (rents,) = read_terms("les loyers")
    assert "locat" in rents.forms


@given(st.sampled_from(["fr", "en"]), st.text("abcdeé '2023,", max_size=40))
def test_word_forms_leave_out_dates_and_function_words(language: str, question: str) -> None:
    for forms in word_forms(question, Language(language)):
        assert forms
        assert forms[0] not in {"2023", ""}


def test_what_only_says_that_money_is_got_is_no_subject() -> None:
    french = read_question("Combien l'école va-t-elle toucher au final, et quelque chose en 2023 ?")
    assert [t.word for t in french.terms] == ["ecole"]
    assert [t.word for t in read_question("And what about the rent?").terms] == ["rent"]


def test_a_compound_of_the_glossary_is_one_word() -> None:
    terms = read_question("How much for the wash-house and the school co-ops?").terms
    assert [t.word for t in terms] == ["washhouse", "school", "coops"]
    assert "lavoir" in terms[0].forms


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("top 10 des bénéficiaires 2014, hors sport", ["sport"]),
        ("Combien pour les clubs, sauf le judo ?", ["judo"]),
        ("Rugby Club, the association not the SASP: how much?", ["sasp"]),
        ("Combien pour le Rugby Club, pas la SASP ?", ["sasp"]),
        ("Combien a coûté le lavoir hors taxes ?", []),
        ("Combien le Pas-de-Calais a donné ?", []),
        ("Combien l'école n'a pas reçu ?", []),
    ],
)
def test_what_is_left_out(question: str, left_out: list[str]) -> None:
    frame = read_question(question)
    assert [t.word for t in frame.excluded] == left_out
    assert not {t.word for t in frame.terms} & set(left_out)


def test_a_follow_up_leaves_out_the_same() -> None:
    frame = read_question("et en 2013 ?", ("top 10 des bénéficiaires 2014, hors sport",))
    assert [t.word for t in frame.excluded] == ["sport"]
    assert frame.years == (2013,)


@pytest.mark.parametrize(
    "question", ["qui est le 3e adjoint de Mer", "free entry for under-18s in Mer", "le 2ème lot"]
)
def test_a_rank_or_an_age_is_no_name(question: str) -> None:
    ranks = [term for term in read_question(question).terms if term.word[0].isdigit()]
    assert not any(term.proper for term in ranks)


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("Parmi les 14 titulaires, combien sont des entreprises du canton ?", Ask.COUNT),
        ("Sur ces décisions, combien portaient sur des marchés ?", Ask.COUNT),
        ("Combien sont versés à la Fanfare ?", Ask.AMOUNT),
        ("Le camp de printemps, c'est du combien au combien ?", Ask.WHEN),
        ("Until what day does the order apply?", Ask.WHEN),
        ("Avant le vote du budget 2023, quel total pour la voirie ?", Ask.TOTAL),
    ],
)
def test_what_is_asked_by_everyday_words(question: str, ask: Ask) -> None:
    assert read_question(question).ask is ask


def test_the_day_of_minutes_and_a_named_year_are_what_it_is_about() -> None:
    minutes = read_question("Approbation du PV du 24 octobre 2023 à Trévannes")
    assert (minutes.days, minutes.months, minutes.years) == ((), (), ())
    assert {"24", "octobre"} <= words(minutes)
    assert read_question("Approbation de la convention, séance du 24 octobre 2023").days
    agenda = read_question("Qui suit l'agenda 2030 de Trévannes ?")
    assert agenda.years == ()
    assert "2030" in words(agenda)
    assert read_question("Quel budget en 2030 ?").years == (2030,)
