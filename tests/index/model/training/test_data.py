"""What is read for training: only what is listed with its licence, and nothing that the evaluation asks."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from index.model.training.data import CANADA, CODES, SOURCES, rows

ROOT = Path(__file__).parents[5] / "shared" / "train"
beside = pytest.mark.skipif(
    not ROOT.is_dir(), reason=f"needs the training data beside the repository: {ROOT} is absent"
)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, "utf-8")


def test_held_out_rows_are_not_read(tmp_path: Path) -> None:
    _write(tmp_path / "eval/canlaw_heldout_docs.json", json.dumps(["acts/T-1"]))
    _write(tmp_path / "eval/piaf/test_titles.json", json.dumps(["Sport"]))
    _write(tmp_path / "canada_laws/titles.tsv.gz", "doc\ten\tfr\nacts/T-1\ta\tb\nacts/T-10\tc\td\n")
    _write(tmp_path / "piaf/piaf-v1.1.qp.tsv", 'title\tquestion\nSport\tqui ?\nSports\t"quoi" ?\n')
    _write(tmp_path / "piaf_ml_gov/all.qp.tsv", "file\tquestion\ncnil__a.json\tqui ?\ndila__a.json\tquoi ?\n")
    assert [row["doc"] for row in rows(tmp_path, "canada_laws/titles.tsv.gz")] == ["acts/T-10"]
    assert [row["question"] for row in rows(tmp_path, "piaf/piaf-v1.1.qp.tsv")] == ['"quoi" ?']
    assert [row["question"] for row in rows(tmp_path, "piaf_ml_gov/all.qp.tsv")] == ["quoi ?"]


@pytest.mark.parametrize(
    "name",
    [
        "tatoeba_eng_fra/fra_noleak.tsv",
        "multi30k/train.tsv",
        "faq_collectivite/faq_base.json",
        "covid19_faq_gov/faq.tsv",
        "stsb/stsb-fr-train.csv",
        "eval/piaf/queries.jsonl",
    ],
)
def test_a_set_without_a_listed_licence_is_not_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyError):
        next(rows(tmp_path, name))


def test_every_source_has_a_licence_and_an_attribution() -> None:
    assert all(source.files and source.licence and source.attribution for source in SOURCES)


def test_the_model_card_gives_every_attribution(root: Path) -> None:
    card = (root / "index/model/actes_fr_en/README.md").read_text("utf-8")
    assert [source.attribution for source in SOURCES if source.attribution not in card] == []


@beside
def test_no_law_of_the_test_is_read() -> None:
    held_out = set(json.loads((ROOT / "eval/canlaw_heldout_docs.json").read_text("utf-8")))
    for name in CANADA.files:
        docs = {row["doc"] for row in rows(ROOT, name)}
        assert docs
        assert docs & held_out == set(), name


@beside
@pytest.mark.parametrize("judged", ["piaf", "cnil_faq", "covid_faq_gov", "faq_collectivite"])
def test_no_judged_question_is_read(judged: str) -> None:
    folder = ROOT / "eval" / judged
    lines = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    questions = {json.loads(line)["text"] for line in lines}
    if judged == "piaf":  # it is judged on the questions on the test titles, and trained on the others
        held_out = set(json.loads((folder / "test_titles.json").read_text("utf-8")))
        read = list(rows(ROOT, "piaf/piaf-v1.1.qp.tsv"))
        assert {row["title"] for row in read} & held_out == set()
        return
    read = [row for name in ("piaf/piaf-v1.1.qp.tsv", "piaf_ml_gov/all.qp.tsv") for row in rows(ROOT, name)]
    assert {row["question"] for row in read} & questions == set()


@beside
def test_the_listed_files_are_there() -> None:
    assert [name for source in SOURCES for name in source.files if not (ROOT / name).is_file()] == []


def test_attributions_name_what_the_licences_ask_for() -> None:
    assert "Open Government Licence – Canada" in CANADA.attribution
    assert "Licence Ouverte 2.0" in CODES.attribution
