"""The specimen corpus: the PDFs are what the script makes, and the gold is what the PDFs say."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from functools import cache
from typing import Any

import pypdfium2
import pytest

pytest.importorskip("fpdf", reason="fpdf2, a development dependency, typesets the specimens")

from corpus.typeset import CORPUS, gold_lines, specimens
from corpus.typesetting.gold import folded, page_texts
from corpus.typesetting.model import Specimen
from corpus.typesetting.paper import MARK, NOTICE
from corpus.typesetting.press import Printed, press, producer

SPECIMENS = {specimen.file: specimen for specimen in specimens()}
READABLE = [file for file, specimen in SPECIMENS.items() if not specimen.scan]
TYPES = {
    "amount",
    "total",
    "list",
    "count",
    "rank",
    "compare",
    "vote",
    "who",
    "date",
    "number",
    "passage",
    "followup",
    "unanswerable",
}
STATUSES = {"awarded", "proposed", "requested", "received"}
NATURES = {"subvention", "participation", "cotisation", "aide", "garantie", "prêt", "don", "autre"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / "gold" / name).read_text(encoding="utf-8").splitlines()]


FACTS, QUESTIONS = rows("facts.jsonl"), rows("questions.jsonl")


def committed(file: str) -> bytes:
    return (CORPUS / "acts" / file).read_bytes()


@cache
def pressed(file: str) -> Printed:
    return press(SPECIMENS[file])


@cache
def texts(file: str) -> list[str]:
    """The page texts of a committed PDF; of the scan, those of the pages before they were scanned."""
    specimen = SPECIMENS[file]
    return page_texts(pressed(file).readable if specimen.scan else committed(file))


def euros(text: str) -> Decimal:
    return Decimal(re.sub(r"[\s€]", "", text).replace(",", "."))


# --- the PDFs ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("specimen", SPECIMENS.values(), ids=SPECIMENS)
def test_the_script_makes_the_committed_bytes(specimen: Specimen) -> None:
    pdf = committed(specimen.file)
    made_by = pypdfium2.PdfDocument(pdf).get_metadata_dict()["Producer"]
    if made_by != producer(specimen):
        pytest.skip(f"committed file made by {made_by}, this machine has {producer(specimen)}")
    assert pressed(specimen.file).pdf == pdf


def test_typesetting_twice_gives_the_same_bytes() -> None:
    for specimen in SPECIMENS.values():
        assert press(specimen).pdf == pressed(specimen.file).pdf


def test_no_file_is_left_over() -> None:
    assert {path.name for path in (CORPUS / "acts").iterdir()} == set(SPECIMENS)


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*.pdf")) < 2_000_000


@pytest.mark.parametrize("file", SPECIMENS)
def test_every_page_is_marked(file: str) -> None:
    pages = texts(file)
    assert all(MARK in page for page in pages)
    assert NOTICE in pages[0]
    assert NOTICE in pypdfium2.PdfDocument(committed(file)).get_metadata_dict()["Title"]


def test_the_scan_has_no_text_but_an_image() -> None:
    (scan,) = (specimen for specimen in SPECIMENS.values() if specimen.scan)
    pdf = committed(scan.file)
    assert page_texts(pdf) == [""]
    page = pypdfium2.PdfDocument(pdf)[0]
    assert [obj.type for obj in page.get_objects()] == [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]


def test_the_brochure_looks_right_but_extracts_as_other_letters() -> None:
    (nec,) = (specimen for specimen in SPECIMENS.values() if specimen.brochures)
    (brochure,) = nec.brochures.values()
    words = [text.split()[0] for _, text in brochure["blocks"]]
    words += [number for number, _ in brochure["figures"]]
    (garbled,) = (page for page in page_texts(committed(nec.file)) if "\ufffd" in page)
    assert not any(word in garbled for word in words)


def test_years_and_levels() -> None:
    sittings = [specimen.sitting for specimen in SPECIMENS.values()]
    assert {sitting.date.year for sitting in sittings} == {2021, 2022, 2023}
    levels = {sitting.council.split()[0] for sitting in sittings}
    assert levels == {"Commune", "Communauté", "Département", "Région"}


# --- the gold ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("specimen", SPECIMENS.values(), ids=SPECIMENS)
def test_the_script_makes_the_committed_gold(specimen: Specimen) -> None:
    kept = [act for act in FACTS if act["file"] == specimen.file]
    assert kept == [json.loads(line) for line in gold_lines(specimen, pressed(specimen.file))]


@pytest.mark.parametrize("file", SPECIMENS)
def test_every_gold_quote_stands_on_its_page(file: str) -> None:
    pages = texts(file)
    for act in (act for act in FACTS if act["file"] == file):
        first, last = act["pages"]
        for grant in act["grants"]:
            assert first <= grant["page"] <= last
            assert grant["quote"] in pages[grant["page"] - 1]
        assert any(act["vote"]["quote"] in page for page in pages[first - 1 : last])
        whole = " ".join(pages)
        for person in (*act["present_names"], *act["excused_names"], act["chair"], act["secretary"]):
            assert person.casefold() in whole.casefold() or _turned(person) in whole


def _turned(person: str) -> str:
    """Last name first, as some councils print it."""
    first, last = person.split(" ", 1)
    return f"{last} {first}"


def test_gold_facts_are_well_formed() -> None:
    for act in FACTS:
        assert {grant["status"] for grant in act["grants"]} <= STATUSES
        assert {grant["nature"] for grant in act["grants"]} <= NATURES
        assert all(re.fullmatch(r"\d+\.\d\d", grant["amount"]) for grant in act["grants"])
        assert act["vote"]["outcome"] in {"adopted", "rejected", "none"}
        assert act["present"] == len(act["present_names"])


APART = {  # voters who took no part; in the Pas-de-Calais, the eleven excused members are counted too
    "2021 / 31": 1,
    "DC 2022-64": 2,
    "D2022-46": 2,
    "2022-367": -11,
}


def test_votes_add_up_to_the_voters() -> None:
    """Those present and the proxies they hold, less those who take no part."""
    for act in FACTS:
        counts = [act["vote"][key] for key in ("for", "against", "abstain")]
        if None in counts:
            continue
        facts = (CORPUS / "facts" / act["file"]).with_suffix(".toml").read_text(encoding="utf-8")
        proxies = len(tomllib.loads(facts)["sitting"].get("proxies", {}))
        assert sum(counts) == act["present"] + proxies - APART.get(act["number"], 0), act["number"]


def test_questions_are_well_formed() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS) >= 40
    assert {question["type"] for question in QUESTIONS} == TYPES
    for question in QUESTIONS:
        assert question["lang"] in {"fr", "en"}
        assert bool(question["history"]) == (question["type"] == "followup")
        assert question["answerable"] == (question["type"] != "unanswerable") == bool(question["cites"])


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["id"] for question in QUESTIONS])
def test_a_question_stands_on_quotes_of_the_pages(question: dict[str, Any]) -> None:
    for cite in question["cites"]:
        assert cite["file"] in READABLE
        assert folded(cite["quote"]) in texts(cite["file"])[cite["page"] - 1]
    if question["amount"]:
        quoted = " ".join(cite["quote"].replace(".", " ") for cite in question["cites"])
        found = {euros(figure) for figure in re.findall(r"\d+(?: \d{3})*(?:,\d\d)?(?= ?€)", quoted)}
        assert Decimal(question["amount"]) in found | {sum(found)}


# --- the documents' own arithmetic, read back from the PDFs ----------------------------------------------

AMOUNT = r"(\d{1,3}(?: \d{3})*(?:,\d\d)?) €"


def test_themes_and_total_of_the_two_page_table() -> None:
    text = " ".join(texts("valmorin-2021-04-14-subventions.pdf"))
    lines = re.findall(rf"\b\d{{4}} [^€]+? [FP] {AMOUNT}|Sous-total {AMOUNT}|TOTAL GÉNÉRAL {AMOUNT}", text)
    running, whole, count = Decimal(), Decimal(), 0
    for row, subtotal, total in lines:
        if row:
            running, count = running + euros(row), count + 1
        elif subtotal:
            assert running == euros(subtotal)
            whole, running = whole + running, Decimal()
        else:
            assert whole == euros(total)
    assert count == 37
    assert text.count("Code Association Nature Montant") == 2  # the header stands on both pages


def test_four_money_columns_add_up() -> None:
    (text,) = texts("valmorin-2023-04-12-subventions.pdf")
    body = text.split("Proposé Voté ")[1].split("Le total voté")[0]
    found = re.findall(" ".join([AMOUNT] * 4), body)
    *voted, totals = [[euros(cell) for cell in row] for row in found]
    assert len(voted) == 15
    assert [sum(column) for column in zip(*voted, strict=True)] == totals


@pytest.mark.parametrize(
    ("file", "start", "columns"),
    [
        ("val-ombrelle-2022-06-30-fonds-de-concours.pdf", "Coût HT Fonds de concours", 2),
        ("valmorin-2023-09-20-ecole-tilleuls.pdf", "Taux Montant HT", 1),
    ],
)
def test_last_columns_add_up_to_the_total(file: str, start: str, columns: int) -> None:
    text = " ".join(texts(file)).split(start)[1]
    body, rest = text.split(" TOTAL ")
    pattern = " ".join([AMOUNT] * 2) if columns == 2 else rf"\d+ % {AMOUNT}"
    found = re.findall(pattern, body)
    lines = [row if isinstance(row, tuple) else (row,) for row in found]
    sums = [sum(euros(cell) for cell in column) for column in zip(*lines, strict=True)]
    assert sums == [euros(cell) for cell in re.findall(AMOUNT, rest)[:columns]]


def test_the_two_sides_of_the_budget_are_equal() -> None:
    page = texts("nec-2022-367.pdf")[2]
    figures = [euros(figure) for figure in re.findall(AMOUNT, page)]
    assert figures.count(Decimal(486000)) == 2
    labels = {label: euros(amount) for label, amount in re.findall(rf"([A-ZÉ' /]{{6,}}) {AMOUNT}", page)}
    charges = ("ACHATS", "SERVICES EXTÉRIEURS", "AUTRES SERVICES EXTÉRIEURS", "SALAIRES", "STRUCTURE")
    recettes = ("SUBVENTIONS D'EXPLOITATION", "MÉCÉNAT / SPONSORING")
    named = {label.strip(): amount for label, amount in labels.items()}
    assert sum(named[label] for label in charges) == sum(named[label] for label in recettes) == 486000
    assert sum(figures) == 486000 * 2 * 3 - 35000  # side, categories and lines; STRUCTURE has no lines


@pytest.mark.parametrize(
    ("file", "share", "part", "whole"),
    [
        ("nec-2022-367.pdf", "2,06 %", "10 000 €", "486 000 €"),
        ("haute-varenne-2023-03-13-festival.pdf", "6,72 %", "12 500 €", "186 000 €"),
        ("haute-varenne-2021-12-06-garantie.pdf", "50 %", "1 250 000 €", "2 500 000 €"),
        ("ponant-atlantique-2023-05-12-mer.pdf", "30 %", "180 000 €", "600 000 €"),
        ("ponant-atlantique-2023-05-12-mer.pdf", "70 %", "126 000 €", "180 000 €"),
        ("merouville-2022-11-18-proces-verbal.pdf", "40 %", "15 380 €", "38 450,00 €"),
    ],
)
def test_a_printed_share_is_the_quotient(file: str, share: str, part: str, whole: str) -> None:
    text = " ".join(texts(file))
    assert all(words in text for words in (share, part, whole))
    assert round(euros(part) * 100 / euros(whole), 2) == Decimal(share.removesuffix(" %").replace(",", "."))
