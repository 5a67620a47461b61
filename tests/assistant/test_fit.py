"""How well a figure's own words, and those around it, fit a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.fit import Words, by_name, fit_of, is_exact, most, tells_giver
from assistant.link import stem_set
from assistant.retrieve import Found
from assistant.types import Status
from tests.assistant.support import Desk, act_of, small_desk

QUESTION = "Combien pour la Fanfare de Saint-Exemple ?"


def fit(found: Found, label: str = "", detail: str = "", around: str = "") -> float:
    act = found.acts[0][0]
    return fit_of(found, act, Words(stem_set(label), stem_set(detail), stem_set(around))).fit


def test_the_nearer_the_words_the_better_the_fit(small: Desk) -> None:
    found = small.find("Combien pour les instruments ?")
    word = "instruments"
    near = [fit(found, label=word), fit(found, detail=word), fit(found, around=word), fit(found)]
    assert near == sorted(near, reverse=True)
    assert near[0] > near[2] > near[3]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("fanfre saint-exmpl ", max_size=40), st.text("fanfre lavoir ", max_size=40))
def test_a_fit_is_a_share(small: Desk, label: str, detail: str) -> None:
    found = small.find(QUESTION)
    result = fit_of(found, found.acts[0][0], Words(stem_set(label), stem_set(detail)))
    assert 0 <= result.fit <= 1
    assert 0 <= result.own <= 1


def test_a_figure_is_whole_where_each_word_is_told(small: Desk) -> None:
    found = small.find("Combien pour les instruments de la Fanfare ?")
    act = found.acts[0][0]
    assert fit_of(found, act, Words(stem_set("Fanfare"), stem_set("instruments"))).whole
    assert not fit_of(found, act, Words(stem_set("Fanfare"), frozenset())).whole


def test_a_label_is_by_name_with_the_questions_own_words(small: Desk) -> None:
    found = small.find(QUESTION)
    assert by_name(found, stem_set("Fanfare de Saint-Exemple"))
    assert not by_name(found, stem_set("Harmonie de Saint-Exemple"))


def test_an_exact_name_has_no_word_that_was_not_said(small: Desk) -> None:
    found = small.find(QUESTION)
    assert is_exact(found, "Fanfare de Saint-Exemple")
    assert not is_exact(found, "Amis de la Fanfare de Saint-Exemple")


@pytest.mark.parametrize(("alone", "limit"), [(True, 1.0), (False, 0.45)])
def test_a_name_in_an_act_about_little_else_is_of_its_fact(small: Desk, alone: bool, limit: float) -> None:
    """Brumeval stands somewhere in the act: of a long list of grants that says nothing, of one it does."""
    found = small.find("Combien pour la Fanfare à Brumeval ?")
    name = stem_set("Fanfare")
    assert most(found, found.acts[0][0], name, name, alone=alone) == limit
    assert most(found, found.acts[0][0], name, frozenset(), alone=alone) == 0.45


def test_who_gives_is_named_word_behind_word(small: Desk) -> None:
    found = small.find("Combien la Fondation du Patrimoine a-t-elle accordé à Saint-Exemple ?")
    assert tells_giver(found, "la fondation du Patrimoine a accordé 3 000 €")
    assert not tells_giver(found, "la commission du patrimoine, à l'aide de la fondation Langlois")
    assert tells_giver(small.find(QUESTION), "rien")  # nobody is said to give


def test_an_act_that_does_not_speak_of_the_subject_has_no_figure_of_it(small: Desk) -> None:
    """The act that helps the lavoir tells most of the words, and not the rarest one."""
    words = Words(stem_set("les amis du lavoir, les instruments, la fanfare"), frozenset())
    told, other = (
        small.find(f"Combien pour les instruments de la fanfare et les amis du lavoir {of_what} ?")
        for of_what in ("", "des Nageurs")
    )
    act = told.acts[0][0]
    assert fit_of(told, act, words).fit > 0.9
    assert fit_of(other, act, words).fit == 0.45


def test_an_english_word_for_what_no_act_speaks_of_leaves_nothing_sure(tmp_path: Path) -> None:
    """BUGS_CAUGHT: the fine for abandoned waste was told, for sure, as that for abandoned scooters."""
    waste = act_of(
        "2023-20",
        "Amende pour les déchets abandonnés",
        "Le conseil fixe à 900 € l'amende pour l'abandon de déchets sur la voie publique.",
    )
    town = small_desk(tmp_path, {"dechets.txt": waste})
    sure = town.ask("What fine did Pré-Modèle set for abandoned waste?")
    assert (sure.status, sure.amount) == (Status.ANSWERED, 900)
    assert town.ask("What fine did Pré-Modèle set for abandoned scooters?").status is not Status.ANSWERED
