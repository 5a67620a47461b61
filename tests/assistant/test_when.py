"""Dates: of the sitting that decided, or of something else that an act tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.question import read_question
from assistant.types import Status
from assistant.when import is_about_deciding
from tests.assistant.support import HEAD, Desk, act_of, small_desk

MARKET = f"""COMMUNE DE MARCHENOIR-LES-EAUX
{HEAD} MUNICIPAL
Séance du 4 mai 2021
Délibération n° 2021-031
Objet : Marché nocturne et feu de la Saint-Jean

Date de convocation : 27 avril 2021

Le Maire expose que le marché nocturne se tiendra sur la place le mercredi 18 août.
Vu l'arrêté du 9 novembre 1970 réglementant la circulation, la circulation sera fermée rue des Halles du 15 juillet 2021 au 20 août 2021 inclus.
Le 11 décembre 2020, la commune de Marchenoir a été labellisée Village en fête. La prochaine réunion du conseil aura lieu le 8 juin 2021.
Le terrain du feu de la Saint-Jean sera libéré par les artificiers le 26 juin 2021 au plus tard.

Le Conseil municipal, après en avoir délibéré, à l'unanimité,
Décide :
Article 1 : D'approuver le programme de l'été.
Article 2 : Les associations remettront leur bilan au plus tard le 30 septembre 2021.
Article 3 : Les stands seront démontés dans un délai de dix jours à compter de la fête.
"""


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("market"), {"marche.txt": MARKET})


@pytest.mark.parametrize(
    ("question", "history", "date", "headline"),
    [
        ("Quand la subvention à la Fanfare a-t-elle été votée ?", (), "2023-03-14", "Le 14 mars 2023 [1]"),
        ("When was the grant to Nageurs du Val decided?", (), "2023-05-09", "On 9 May 2023 [1]"),
        ("et quand ?", ("Combien pour Les Amis du Lavoir en 2022 ?",), "2022-03-15", "Le 15 mars 2022 [1]"),
    ],
)
def test_dates(small: Desk, question: str, history: tuple[str, ...], date: str, headline: str) -> None:
    answer = small.ask(question, *history)
    assert (answer.value, answer.headline) == (date, headline)


def test_the_day_of_something_else_is_not_the_sittings(specimens: Desk) -> None:
    answer = specimens.ask("When does the Voix de Varenne festival take place in 2023?")
    assert answer.value == "2023-07-07"  # decided in March
    assert "juillet" in answer.headline


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Quand se tiendra le marché nocturne de Marchenoir ?", "2021-08-18"),  # printed without its year
        ("Quelle est la date de convocation à Marchenoir en mai 2021 ?", "2021-04-27"),
        ("Jusqu'à quelle date les artificiers doivent-ils libérer le terrain du feu ?", "2021-06-26"),
        ("Quelle est la date limite de remise du bilan des associations à Marchenoir ?", "2021-09-30"),
        ("What is the deadline for the associations' bilan at Marchenoir?", "2021-09-30"),
        ("Jusqu'à quand la circulation est-elle fermée rue des Halles à Marchenoir ?", "2021-08-20"),
        ("La circulation fermée rue des Halles, c'est du combien au combien ?", "2021-07-15"),
        ("Until what day is the circulation rue des Halles closed in Marchenoir?", "2021-08-20"),
        ("Quelle est la date de la prochaine réunion du conseil de Marchenoir ?", "2021-06-08"),
        ("When was Marchenoir awarded the Village en fête label?", "2020-12-11"),
        ("Quand Marchenoir a-t-elle accordé le feu de la Saint-Jean ?", "2021-05-04"),
        ("Dans quel délai les stands de Marchenoir seront-ils démontés ?", "10 jours"),
    ],
)
def test_another_day_than_the_sittings_is_told_with_its_sentence(
    market: Desk, question: str, day: str
) -> None:
    answer = market.ask(question)
    assert answer.value == day
    assert answer.citations[0].quote in market.stores.ledger.page(answer.citations[0].document, 1).text


def test_a_delay_that_no_act_tells_is_not_found(market: Desk) -> None:
    assert market.ask("Quel est le délai pour payer la brocante de Marchenoir ?").value is None


def test_a_date_that_no_act_tells_is_not_found(market: Desk) -> None:
    assert market.ask("Quand aura lieu la brocante de Marchenoir ?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "deciding"),
    [
        ("Quand la subvention a-t-elle été votée ?", True),
        ("When did the council approve the grant?", True),
        ("Quelle date a été attribuée au marché ?", False),
        ("À quelle date les élus ont-ils été convoqués pour la séance ?", False),
        ("By what date must the grant be spent?", False),
        ("Quel est le délai pour voter la subvention ?", False),
        ("When is the fair?", False),
        ("From what date does the lease pass to the heirs?", False),
        ("When did the council pass the budget?", True),
        ("À partir de quelle date le tarif voté s'applique-t-il ?", False),
        ("Les artificiers devaient avoir voté pour quelle date ?", False),
    ],
)
def test_a_question_of_the_sittings_date_speaks_of_deciding(question: str, deciding: bool) -> None:
    assert is_about_deciding(read_question(question)) is deciding


def test_the_sittings_day_is_told_with_reserve_of_what_the_act_only_mentions(market: Desk) -> None:
    answer = market.ask("Quand les artificiers ont-ils été approuvés par Marchenoir ?")
    assert answer.status is not Status.ANSWERED


def test_the_act_whose_title_names_what_was_voted_is_the_one_meant(tmp_path: Path) -> None:
    def act(number: int, day: str, title: str, told: str) -> str:
        head = f"COMMUNE DE MARCHENOIR-LES-EAUX\n{HEAD} MUNICIPAL\nSéance du {day}\nDélibération n° 2021-0{number}"
        return f"{head}\nObjet : {title}\n\nLe Conseil municipal décide :\nArticle 1 : {told}\n"

    works = act(
        1, "4 mai 2021", "Travaux de la rue des Halles", "D'approuver les travaux et l'emprunt à venir."
    )
    loan = act(
        2, "8 juin 2021", "Souscription d'un emprunt", "De souscrire un emprunt pour la rue des Halles."
    )
    town = small_desk(tmp_path, {"1.txt": works, "2.txt": loan})
    answer = town.ask("Quand a été voté l'emprunt de la rue des Halles à Marchenoir ?")
    assert answer.value == "2021-06-08"


LEASE = act_of(
    "2023-12",
    "Cession du bail du moulin SORBIER",
    "Par un acte ancien, la commune a loué le moulin à compter du 1er mars 2009 à la famille SORBIER.",
    "Le bail du moulin passera aux enfants SORBIER à compter du 1er juillet 2023.",
)
ROAD = act_of(
    "2023-13",
    "Liaison de la rue du Four et de l'avenue du 8 mai",
    "Les travaux relient la rue du Four et l'avenue du 8 mai, pour la voirie du quartier.",
    "Les offres étaient attendues pour le 6 février 2023, clôture de leur réception.",
)
KILN = act_of(
    "2023-14",
    "Fête du four SALAMANDRE",
    "La salamandre du four est allumée le 3 juin 2023. Les forains de la fête animent la place le 9 juin 2023. Les forains s'engagent à évacuer entièrement la place le 12 juin 2023.",
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {"bail.txt": LEASE, "rue.txt": ROAD, "four.txt": KILN}
    return small_desk(tmp_path_factory.mktemp("model"), acts)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("From what date does the Sorbier lease pass to the enfants?", "2023-07-01"),  # no sitting's, no past one
        ("À partir de quelle date le bail Sorbier passe-t-il aux enfants ?", "2023-07-01"),
        ("Date limite de réception des offres pour la rue du Four et l'avenue du 8 mai ?", "2023-02-06"),
        ("Les forains de la fête Salamandre doivent avoir libéré complètement la place pour quelle date ?", "2023-06-12"),
    ],
)  # fmt: skip
def test_the_day_is_told_by_the_sentence_of_what_is_asked(model: Desk, question: str, day: str) -> None:
    answer = model.ask(question)
    assert (answer.status, answer.value) == (Status.ANSWERED, day)


def test_the_head_of_an_act_tells_when_nothing_else_takes_place(tmp_path: Path) -> None:
    opening = "Gymnase : le conseil, convoqué le 3 février 2023, s'est réuni en séance.\n"
    act = act_of("2023-15", "Gymnase", "Le gymnase sera ouvert au public.", opening=opening)
    town = small_desk(tmp_path, {"1.txt": act})
    assert town.ask("À quelle date le gymnase de Pré-Modèle sera-t-il ouvert au public ?").value is None
    assert town.ask("Quand le conseil de Pré-Modèle a-t-il été convoqué ?").value == "2023-02-03"
