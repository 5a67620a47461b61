"""The training data: which sets are used, under which licence, and what is held out of them.

Only sets whose stated licence allows commercial use stand here. The others of the folder (``tatoeba_eng_fra``,
``multi30k``, ``faq_collectivite``, the content of ``covid19_faq_gov``: no licence stated) are never read for
training. The word lists and ``stsb`` are share-alike, and left out for that.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

# The texts of the acts' folder's sibling; absent on a user's machine.
DEFAULT_ROOT = Path(__file__).resolve().parents[4] / "shared" / "train"


@dataclass(frozen=True, slots=True)
class Source:
    """``files`` are paths below the root; ``attribution`` is what the model card must say."""

    files: tuple[str, ...]
    licence: str
    attribution: str


CANADA = Source(
    (
        "canada_laws/segments.tsv.gz",
        "canada_laws/sections.tsv.gz",
        "canada_laws/headings.tsv.gz",
        "canada_laws/definitions.tsv.gz",
        "canada_laws/titles.tsv.gz",
    ),
    "Open Government Licence - Canada",
    "Contains information licensed under the Open Government Licence – Canada (Justice Canada, laws-lois-xml).",
)
CODES = Source(
    ("codes_fr/articles.tsv.gz",),
    "Licence Ouverte 2.0",
    "DILA, base LEGI (codes en vigueur), Licence Ouverte 2.0; formatting by legalize-fr, MIT.",
)
MONTPELLIER = Source(
    ("delib_titles/montpellier_delibs.tsv",),
    "Licence Ouverte",
    "Ville de Montpellier, délibérations du conseil municipal 2012-2013, Licence Ouverte.",
)
PARIS = Source(
    ("delib_titles/paris_arretes.tsv",),
    "MIT",
    "Ville de Paris, titles of arrêtés 2025-2026, collected by babeldata/scrapearretesparis, MIT.",
)
MON_ENTREPRISE = Source(
    ("mon_entreprise/fr_en.tsv",), "MIT", "Urssaf Caisse nationale, betagouv/mon-entreprise, MIT."
)
TICO = Source(("tico19/all.en-fr.tsv",), "CC0 1.0", "TICO-19, Translation Initiative for COVID-19, CC0 1.0.")
PIAF = Source(
    ("piaf/piaf-v1.1.qp.tsv",),
    "MIT",
    "PIAF, Etalab (DINUM), MIT as its dataset card states; its passages quote French Wikipedia, CC BY-SA.",
)
HELP_SHEETS = Source(
    ("piaf_ml_gov/all.qp.tsv",), "MIT", "Etalab, piaf-ml (fiches service-public.fr, open data FAQ), MIT."
)
ACRONYMS = Source(
    ("sigles_administration/sigles.csv",),
    "CC0",
    "Dictionnaire des sigles de l'administration, Colin Maudry and contributors, CC0.",
)

SOURCES = (CANADA, CODES, MONTPELLIER, PARIS, MON_ENTREPRISE, TICO, PIAF, HELP_SHEETS, ACRONYMS)


def rows(root: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of one file of a source, minus those that the evaluation holds out.

    KeyError for a file that no source names: what is not listed with its licence can't be read.
    """
    if name not in {file for source in SOURCES for file in source.files}:
        raise KeyError(name)
    held_out = HELD_OUT.get(name.partition("/")[0], _nothing)(root)
    for row in table(root / name):
        if not held_out(row):
            yield row


def table(path: Path) -> Iterator[dict[str, str]]:
    """A TSV without quoting, or a CSV with; the first line names the columns."""
    csv.field_size_limit(sys.maxsize)
    with _opened(path) as lines:
        if path.suffix == ".csv":
            yield from csv.DictReader(lines)
        else:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


# --- the leak rules ------------------------------------------------------------------------------------

Rule = Callable[[dict[str, str]], bool]


def _nothing(_root: Path) -> Rule:
    return lambda _row: False


def _laws_of_the_test(root: Path) -> Rule:
    held_out = set(json.loads((root / "eval/canlaw_heldout_docs.json").read_text(encoding="utf-8")))
    return lambda row: row["doc"] in held_out


def _titles_of_the_test(root: Path) -> Rule:
    held_out = set(json.loads((root / "eval/piaf/test_titles.json").read_text(encoding="utf-8")))
    return lambda row: row["title"] in held_out


def _sheets_of_the_cnil(_root: Path) -> Rule:
    return lambda row: row["file"].startswith("cnil__")


# By the folder of the set.
HELD_OUT: dict[str, Callable[[Path], Rule]] = {
    "canada_laws": _laws_of_the_test,
    "piaf": _titles_of_the_test,
    "piaf_ml_gov": _sheets_of_the_cnil,
}
