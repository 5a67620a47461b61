"""Another question than the one asked is never answered: what a model's wording of a question may change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm.rewriting import Verdict, verdict
from assistant.question import read_question

SAME, NEAR, OTHER = Verdict.SAME, Verdict.NEAR, Verdict.OTHER
LAVOIR = "Combien pour les Amis du Lavoir en 2023 ?"

WORDINGS = [
    # courtesy, spelling of what only asks, the order of words
    ("Je voudrais savoir ce que la commune a bien pu verser aux Amis du Lavoir en 2023, svp", LAVOIR, SAME),
    ("cb pour l'assossiation du lavoir 2023", "Combien pour l'association du lavoir en 2023 ?", SAME),
    ("piscine ça a couté combien", "Combien a coûté la piscine ?", SAME),
    ("could you please tell me what the lavoir got in 2023", "How much went to the lavoir in 2023?", SAME),
    # a word of content is lost, or spelt otherwise
    ("c koi la thune filée au judo en 2014", "Quelle subvention pour le judo en 2014 ?", NEAR),
    ("cb pour l'assossiation du lavoire 2023", "Combien pour l'association du Lavoir en 2023 ?", NEAR),
    ("combien lavoir villers", "Combien pour le lavoir de Villiers ?", NEAR),
    ("Combien pour les Amis du Lavoire en 2023 ?", LAVOIR, NEAR),
    ("combien pour le judo et la gym en 2022", "Combien pour le judo en 2022 ?", NEAR),
    ("what dosh did the lavoir lot bag back in 2023", "How much went to the lavoir in 2023?", NEAR),
    # a name, a year, a figure is brought
    ("combien pour le judo", "Combien pour le judo de Lens ?", OTHER),
    ("combien pour le judo", "combien pour le judo de lens ?", OTHER),
    ("combien pour le judo", "Combien pour le judo en 2022 ?", OTHER),
    ("combien pour le judo en 22", "Combien pour le judo en 2022 ?", OTHER),
    ("qui a reçu le plus", "Qui a reçu plus de 10 000 € ?", OTHER),
    ("les associations aidées", "Quelles sont les dix associations les plus aidées ?", OTHER),
    ("piscine, elle a couté la peau du dos ?", "Combien a coûté le centre aquatique ?", OTHER),
    # or lost, or changed
    ("combien pour le judo de Lens", "Combien pour le judo ?", OTHER),
    ("combien pour le judo en 2022", "Combien pour le judo ?", OTHER),
    ("combien pour le judo en 2022", "Combien pour le judo en 2021 ?", OTHER),
    ("subv de plus de 5 000 € en 2022", "Subventions de plus de 500 € en 2022 ?", OTHER),
    ("la séance du 3 mai 2022, qui présidait", "Qui présidait la séance du 3 juin 2022 ?", OTHER),
    # what is asked, denied, limited is changed
    ("qui n'a pas eu de subvention en 2022", "Qui a eu une subvention en 2022 ?", OTHER),
    ("combien demandé à la Région pour le pont", "Combien attribué à la Région pour le pont ?", OTHER),
    ("qui a voté contre le pont", "Combien pour le pont ?", OTHER),
    ("qui était excusé en 2022", "Qui était présent en 2022 ?", OTHER),
    ("total des aides hors sport en 2022", "Total des aides au sport en 2022 ?", OTHER),
    # language and form
    (LAVOIR, "How much went to Les Amis du Lavoir in 2023?", OTHER),
    ("combien pour le judo", "Combien pour le judo ?\nCombien pour le pont ?", OTHER),
    ("combien pour le judo", "Combien pour le judo ?" * 40, OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("question", "wording", "expected"), WORDINGS)
def test_wordings(question: str, wording: str, expected: Verdict) -> None:
    assert verdict(question, (), wording) is expected


FOLLOW_UPS = [
    ("et pour eux, svp ?", LAVOIR, SAME),
    ("et la fanfare alors, svp ?", "Combien pour la fanfare en 2023 ?", SAME),
    ("et la fanfare, pareil ?", "Combien pour la fanfare en 2023 ?", NEAR),
    ("et pour la fanfare l'année d'avant", "Combien pour la fanfare en 2022 ?", OTHER),  # nobody wrote 2022
    ("et la fanfare ?", "Combien pour la fanfare du Moulin en 2023 ?", OTHER),
]


@pytest.mark.parametrize(("question", "wording", "expected"), FOLLOW_UPS)
def test_what_was_said_before_may_be_taken_up(question: str, wording: str, expected: Verdict) -> None:
    assert verdict(question, (LAVOIR,), wording) is expected


ASKED = ("Combien pour les Amis du Lavoir en 2023 ?", "How much went to Les Amis du Lavoir in 2023?")


@given(st.sampled_from(ASKED), st.integers(0, 9), st.integers(0, 3))
def test_no_digit_of_a_question_can_be_changed(question: str, digit: int, place: int) -> None:
    at = question.index("2023") + place
    changed = f"{question[:at]}{digit}{question[at + 1 :]}"
    assert changed == question or verdict(question, (), changed) is OTHER


@given(
    st.sampled_from(ASKED), st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=10).map(str.capitalize)
)
def test_no_name_can_be_brought(question: str, name: str) -> None:
    words = question.split(" ")
    wording = " ".join((*words[:3], name, *words[3:]))
    assert verdict(question, (), wording) is OTHER or _only_asks(question, wording)


def _only_asks(question: str, wording: str) -> bool:
    """Is no word of content among the new ones? "Total", "Pour"."""
    return [t.word for t in read_question(wording).terms] == [t.word for t in read_question(question).terms]
