"""Broken fonts decoded: any shift and any order-keeping numbering of French, the real brochure, and nothing
touched in clean texts."""

from __future__ import annotations

import random
import re
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index.reading.garbled import may_be_garbled
from index.reading.glyphs import Decoded, decode
from index.reading.plain import decode as decode_bytes
from index.reading.substitution import BY_NAME

ACTS = Path(__file__).resolve().parents[4] / "shared" / "acts"
BROCHURE = ACTS / "pas-de-calais-2022-367.txt"
needs_acts = pytest.mark.skipif(
    not ACTS.is_dir(), reason="the acts for development are not beside the project"
)
needs_brochure = pytest.mark.skipif(
    not BROCHURE.is_file(), reason="the real brochure is not beside the project"
)

SENTENCES = (
    "Le conseil municipal approuve le compte administratif de la commune",
    "La subvention sera versée à l’association après signature de la convention",
    "Les travaux de voirie commenceront au printemps dans le quartier de la gare",
    "Monsieur le maire présente le rapport annuel sur la qualité de l’eau potable",
    "Une aide exceptionnelle est accordée aux familles touchées par les inondations",
    "Les habitants peuvent consulter le projet à la mairie pendant un mois",
    "La bibliothèque ouvrira désormais ses portes le mercredi et le samedi matin",
    "Le budget primitif prévoit des recettes nouvelles pour financer les écoles",
    "Les élus remercient les bénévoles qui ont préparé la fête du village",
    "Il est proposé de fixer les tarifs du restaurant scolaire pour la rentrée",
    "Le département soutient les jeunes qui cherchent un premier emploi",
    "Chaque projet fera l’objet d’une évaluation par les services techniques",
)
ROOM = range(0x100, 0x250)  # code points that a broken font's letters may fall on


def texts() -> st.SearchStrategy[str]:
    """At least 400 letters, some lines of it."""
    return st.permutations(SENTENCES).map(lambda chosen: "\n".join(chosen[:9]))


def mapped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)


def rightness(text: str, found: Decoded) -> float:
    """The share of the letters that are found, in their order, whatever their case and the cut into words."""
    wanted, got = (re.sub(r"[\W_]", "", t).lower() for t in (text, found.text))
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(wanted), len(got))


@settings(max_examples=12, deadline=None)
@given(texts(), st.integers(0x100, 0x1E0))
def test_a_shifted_font_is_decoded(text: str, shift: int) -> None:
    shifted = "".join(char if char == "\n" else chr(ord(char) + shift) for char in text.replace("’", "'"))
    shifted = shifted.replace(chr(0x20 + shift), " ")
    assert rightness(text, decode(shifted)) >= 0.95


@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@given(texts(), st.randoms(use_true_random=False), st.booleans())
def test_a_font_numbered_in_the_order_of_its_names_is_decoded(
    text: str, chance: random.Random, spaced: bool
) -> None:
    codes = sorted(chance.sample(ROOM, len(BY_NAME)))
    table = dict(zip(BY_NAME, map(chr, codes), strict=True)) | {"’": "\u036c"}
    garbled = mapped(text if spaced else text.replace(" ", ""), table)
    assert rightness(text, decode(garbled)) >= 0.95


@settings(max_examples=30, deadline=None)
@given(texts(), st.sampled_from(["", "Dvořák Šimić", "αβγ", "1 250,00 €", "l\ufffdassociation", "œuvre, Ÿ"]))
def test_clean_french_is_untouched(text: str, odd: str) -> None:
    both = f"{text}\n{odd}\n{text}"
    assert decode(both) == Decoded(both, 1.0, ())


def test_another_script_is_no_broken_font() -> None:
    greek = "\n".join(["Το δημοτικό συμβούλιο ενέκρινε τον προϋπολογισμό του έτους"] * 8)
    assert decode(greek).text == greek


@needs_acts
def test_clean_texts_stay_byte_for_byte() -> None:
    paths = [path for path in sorted(ACTS.rglob("*.txt")) if path != BROCHURE]
    assert paths
    for path in paths:
        text = decode_bytes(path.read_bytes())
        if text is not None:
            assert decode(text) == Decoded(text, 1.0, ()), path.name


@needs_acts
@pytest.mark.parametrize("folder", ["montpellier", "pierrefonds", "couthenans", "putanges-le-lac", "flaux"])
def test_clean_pages_stay_byte_for_byte(folder: str) -> None:
    paths = sorted((ACTS / folder).rglob("*.pdf"))
    assert paths
    for path in paths:
        with pdfium.PdfDocument(path) as document:
            for page in document:
                text = page.get_textpage().get_text_range()
                assert decode(text) == Decoded(text, 1.0, ()), path.name


@pytest.fixture(scope="module")
def brochure() -> str:
    found = decode(BROCHURE.read_text(encoding="utf-8"))
    assert found.confidence > 0.9
    assert all(found.text[line.start : line.end].count("\n") == 0 for line in found.lines)
    return found.text


@needs_brochure
@pytest.mark.parametrize(
    "figure",
    [
        r"1000\nVISITEUR.*\nsur les 2 jours",
        r"650\nPARTICIPANT\.E\.S aux\n\s*extras",
        r"150\nINVITÉ\.E\.S",
        r"2018\n800 PARTICIPANTS À NANTES",
        r"2019\n800 PERSONNES À MARSEILLE",
        r"2020\n2500 PERSONNES EN LIVE DEPUIS LYON",
        r"2021\n800 PERSONNES À .*ANGOULÊME",
        r"7500 PERSONNES EN LIGNE",
        r"NEC Corse\n",
        r"NEC Bordeaux Métropole\n",
        r"NEC Vaulx-en-Velin\n",
    ],
)
def test_the_real_brochure_says(brochure: str, figure: str) -> None:
    assert re.search(figure, re.sub(r"\n\s*\n", "\n", brochure))


@needs_brochure
def test_the_act_before_and_after_the_brochure_is_untouched(brochure: str) -> None:
    lines = BROCHURE.read_text(encoding="utf-8").split("\n")
    decoded = brochure.split("\n")
    assert len(lines) == len(decoded)
    clean = [at for at, line in enumerate(lines) if line.isascii()]
    changed = [at for at in clean if lines[at] != decoded[at]]
    first = next(at for at, line in enumerate(lines) if may_be_garbled("\n".join(lines[at : at + 30])))
    assert all(first <= at for at in changed)
    assert lines[:first] == decoded[:first]


def test_the_specimen_brochure_is_decoded_from_its_character_codes() -> None:
    """Its font keeps no order: any permutation is solved."""
    specimen = Path(__file__).resolve().parents[3] / "corpus" / "acts" / "nec-2022-367.pdf"
    with pdfium.PdfDocument(specimen) as document:
        pages = [page.get_textpage().get_text_range() for page in document]  # names stand on other pages too
    found = decode("\n".join(pages).replace("\r\n", "\n").replace("\u200b", ""))
    assert found.confidence > 0.8
    for words in ("1000\nvisiteurs attendus", "650\nparticipants", "150\nintervenantes", "2018 Nantes"):
        assert words in found.text
