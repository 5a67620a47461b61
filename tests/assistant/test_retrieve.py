"""A frame finds its acts and passages."""

from __future__ import annotations

import pytest

from tests.assistant.support import HEAD, Desk, small_desk


def best(desk: Desk, question: str, *history: str) -> str:
    act = desk.find(question, *history).acts[0][0]
    return act.number.value if act.number else ""


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Combien pour le Moto-club des Crêtes ?", "2023-040"),
        ("le bassin de nage", "CC-2023-5"),
        ("délibération 2022-011", "2022-011"),
        ("who helped the anglers or the brass band?", "2023-017"),  # the fanfare
    ],
)
def test_the_act_that_holds_most_of_the_question_comes_first(small: Desk, question: str, number: str) -> None:
    assert best(small, question) == number


def test_shares_fall_from_the_best_act_on(small: Desk) -> None:
    shares = [share for _, share in small.find("Combien pour la Fanfare de Saint-Exemple ?").acts]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.9


def test_a_name_that_no_act_holds_is_missing(small: Desk) -> None:
    found = small.find("Combien Saint-Exemple a donné aux Archers ?")
    assert [t.word for t in found.missing] == ["archers"]
    assert small.find("Combien pour la Fanfare ?").missing == ()


def test_an_unknown_word_behind_a_name_is_of_the_name(small: Desk) -> None:
    """Who asks for the "Lavoir islamique" is not told of the Lavoir."""
    found = small.find("Combien Saint-Exemple a donné au Lavoir islamique ?")
    assert [t.word for t in found.missing] == ["islamique"]
    assert small.find("How much for the Lavoir anyhow?").missing == ()


def test_a_name_of_another_council_is_missing_in_this_one(small: Desk) -> None:
    assert [t.word for t in small.find("How much did Saint-Exemple give to Kiosque?").missing] == ["kiosque"]


def test_the_period_leaves_acts_out_only_when_asked(small: Desk) -> None:
    found = small.find("Combien pour Les Amis du Lavoir en 2022 ?")
    numbers = {act.number.value for act, _ in found.acts if act.number}
    assert {"2022-011", "2023-017"} <= numbers
    assert {act.date.year for act, _ in found.in_period() if act.date} == {2022}


def test_days_and_months_are_of_the_sitting(small: Desk) -> None:
    by_day = small.find("séance du 14 mars 2023").in_period()
    by_month = small.find("Saint-Exemple en mars 2023").in_period()
    assert {act.number.value for act, _ in by_day if act.number} == {"2023-017"}
    assert {act.number.value for act, _ in by_month if act.number} == {"2023-017"}


def test_replaced_acts_are_known(small: Desk) -> None:
    found = small.find("le Kiosque")
    acts = {act.id: act.number.value for act in small.stores.ledger.acts() if act.number}
    assert {acts[old]: acts[new] for old, new in found.replaced.items()} == {"2021-04": "2021-09"}


def test_passages_come_from_the_acts_found(small: Desk) -> None:
    found = small.find("Pourquoi la fanfare répare ses instruments ?")
    assert any("Brumeval" in passage.span.quote for passage in found.passages)
    assert len({p.id for p in found.passages}) == len(found.passages)


def test_a_rare_word_tells_more_than_a_common_one(small: Desk) -> None:
    weights = {h.term.word: h.weight for h in small.find("les instruments, le registre").hits}
    assert weights["instruments"] > 2 * weights["registre"] > 0


@pytest.fixture(scope="module")
def loans(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two loans of one council, and an act whose title dots its acronym."""
    decides = "Le conseil municipal, après en avoir délibéré, décide :\nArticle 1 : De"
    terms = "pour une durée de 15 ans.\nArticle 2 : De souscrire cet emprunt, à échéances constantes, au taux fixe de"
    told = {
        1: ("Emprunt pour la halle", f"{decides} retenir la banque du Val pour 132 000 €, {terms} 1,02 %."),
        2: (
            "Emprunt pour le lavoir",
            f"{decides} retenir la banque des Monts pour 150.000,00 €, {terms} 1,50 %.",
        ),
        3: ("Accueil des enfants en U.L.I.S", f"{decides} fixer la participation à 350 € par élève."),
    }
    acts = {
        f"{n}.txt": f"COMMUNE DE PRÉ-MODÈLE\n{HEAD} MUNICIPAL\nSéance du {n} mai 2022\n\nDélibération n° 2022-0{n}\n"
        f"Objet : {title}\n\n{words}\n\nAdopté à l'unanimité.\n"
        for n, (title, words) in told.items()
    }
    return small_desk(tmp_path_factory.mktemp("loans"), acts)


@pytest.mark.parametrize(("amount", "number"), [("132 000 euros", "2022-01"), ("150 000 €", "2022-02")])
def test_an_amount_named_picks_the_act_that_tells_it(loans: Desk, amount: str, number: str) -> None:
    act, _ = loans.find(f"Quelle banque pour l'emprunt de {amount} à Pré-Modèle ?").acts[0]
    assert act.number is not None
    assert act.number.value == number


def test_an_acronym_dotted_in_a_title_is_found_without_dots(loans: Desk) -> None:
    found = loans.find("Participation par élève ULIS à Pré-Modèle ?")
    assert not found.missing
    assert found.acts[0][0].title is not None
    assert "U.L.I.S" in found.acts[0][0].title.value


def test_a_common_english_word_is_no_french_one_misspelt(loans: Desk) -> None:
    """ "banks" is known, "halfe" would be "halle": in French only."""
    (french,) = loans.find("Pourquoi la hallle ?").hits
    (english,) = loans.find("Why is the hallle there?").hits
    assert french.acts
    assert not english.acts


def test_a_questions_second_part_is_of_the_first_ones_act(loans: Desk) -> None:
    answer = loans.ask("Quelle banque est retenue à Pré-Modèle pour l'emprunt de la halle, et à quel taux ?")
    assert "banque du Val" in answer.text
    assert "1,02 %" in " ".join(answer.text.split())
    assert "1,50" not in answer.text
