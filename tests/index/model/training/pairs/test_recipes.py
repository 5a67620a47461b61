"""Every recipe on a few rows of our own in the form of its source."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from index.model.training.pairs import TASKS, Task, pairs_of
from index.model.training.pairs.shape import Pair

SECTION = (
    "Le ministre fixe le taux par règlement pris en conseil. Il publie ce taux dans la Gazette du Canada."
)
ARTICLE = "Le conseil municipal règle par ses délibérations les affaires. Il donne son avis lorsque la loi le demande."
FILES = {
    "eval/canlaw_heldout_docs.json": json.dumps([]),
    "eval/piaf/test_titles.json": json.dumps([]),
    "canada_laws/sections.tsv.gz": "doc\tlabel\tnote_en\tnote_fr\ttext_en\ttext_fr\n"
    f"acts/A\t5\tRate\tTaux\tThe Minister sets the rate.\t{SECTION}\n",
    "canada_laws/segments.tsv.gz": "doc\tpath\ten\tfr\nacts/A\t5/1\tHe publishes it.\tIl le publie.\n",
    "canada_laws/headings.tsv.gz": "doc\ten\tfr\nacts/A\tRates\tTaux divers\n",
    "canada_laws/titles.tsv.gz": "doc\ten\tfr\nacts/A\tRates Act\tLoi sur les taux\n",
    "canada_laws/definitions.tsv.gz": "doc\tterm_en\tterm_fr\tdef_en\tdef_fr\n"
    "acts/A\trate\ttaux\trate means a share\ttaux Part d'une somme. (rate)\n",
    "codes_fr/articles.tsv.gz": "code_id\tcode_title\theading_path\tarticle\ttext\n"
    f"C1\tCode général\tPartie législative > Section 2 : Attributions du conseil\tL1\t{ARTICLE}\n",
    "piaf/piaf-v1.1.qp.tsv": f"title\tquestion\tpassage\tanswer\nSport\tQui ?\t{ARTICLE}\tle conseil\n",
    "piaf_ml_gov/all.qp.tsv": "file\ttitle\ttheme\tquestion\tpassage\ndila__a\tMariage\tFamille\t\tIl faut deux témoins.\n",
    "mon_entreprise/fr_en.tsv": "file\ttranslation\ten\tfr\nui\thuman\temployer\temployeur\n",
    "tico19/all.en-fr.tsv": "id\ten\tfr\nW:1\tWash your hands.\tLavez-vous les mains.\n",
    "delib_titles/montpellier_delibs.tsv": "date\ttitle\n2013-01-01\tAssociation du Lez | Attribution d'une aide 62315\n",
    "delib_titles/paris_arretes.tsv": "numero\tdate_signature\tautorite\ttitre\n"
    "2025 T 1\t\t\tRue fermée un jour\n2025 P 2\t\t\tTaxe de séjour\n",
    "sigles_administration/sigles.csv": 'id,term,definition,explanation\n1,CCAS,"Centre communal, social",Il aide.\n',
}
BY_NAME = {task.name: task for task in TASKS}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return tmp_path


def found(name: str, data: Path) -> list[Pair]:
    task = BY_NAME[name]
    return pairs_of(Task(task.name, task.recipe), data, 1)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_recipe_gives_pairs_and_the_same_twice(name: str, data: Path) -> None:
    pairs = found(name, data)
    assert pairs
    assert pairs == found(name, data)
    assert all(pair.query and pair.passage and pair.query != pair.passage for pair in pairs)


def test_notes_of_both_languages_look_for_the_french_section(data: Path) -> None:
    pairs = found("notes", data)
    assert {pair.passage for pair in pairs} == {SECTION}
    assert ["Taux" in pair.query or "Rate" in pair.query for pair in pairs] == [True, True]


def test_a_section_is_found_under_its_heading_and_in_english(data: Path) -> None:
    (headed,) = found("headed_sections", data)
    assert "Rate" in headed.query
    assert headed.passage == f"Taux {SECTION}"
    assert found("english_notes", data) == [Pair("Rate", "The Minister sets the rate.")]


def test_a_definition_is_found_without_its_term(data: Path) -> None:
    assert ("rate", "Part d'une somme.") in {
        (pair.query, pair.passage) for pair in found("definitions", data)
    }


def test_the_rank_of_a_heading_tells_nothing(data: Path) -> None:
    (pair,) = found("code_headings", data)
    assert "Attributions du conseil" in pair.query
    assert "Section" not in pair.query


def test_the_number_of_a_file_and_the_orders_of_a_day_are_left_out(data: Path) -> None:
    passages = " ".join(pair.passage for pair in found("titles", data))
    assert "Taxe de séjour" in passages
    assert "Association du Lez" in passages
    assert "62315" not in passages
    assert "Rue fermée" not in passages


def test_pairs_of_one_topic_know_it(data: Path) -> None:
    assert {pair.topic for pair in found("acronyms", data)} == {"CCAS"}
    trade = found("trade", data)
    assert ("council decision", "délibération") in {(pair.query, pair.passage) for pair in trade}
    assert len({pair.topic for pair in trade if "délibération" in (pair.query, pair.passage)}) == 1


def test_times_runs_the_recipe_again_or_takes_a_share(data: Path) -> None:
    recipe = BY_NAME["titles"].recipe
    once, thrice, half = (pairs_of(Task("a", recipe, times), data, 1) for times in (1, 3, 1.5))
    assert len(thrice) == 3 * len(once)
    assert len(half) == 1.5 * len(once)
    assert len(set(thrice)) > len(once), "other wordings each time"
