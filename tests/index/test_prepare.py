"""What holds for whatever is read: of all real acts beside the repository, and of the specimens."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from index.errors import EmptyFile, MissingFile, NoText, UnknownFormat, UnreadableFile
from index.pool import prepare_all
from index.prepare import prepare
from index.types import Act, FileKind, Ingested, SectionKind
from tests.index.spans import every_span

# Why a real file may be refused: nothing else is a true reason for one that opens.
TRUE_REASONS = (NoText, EmptyFile, UnknownFormat)


@pytest.fixture(scope="module")
def real(shared_acts: Path) -> list[tuple[Path, Ingested | UnreadableFile]]:
    paths = sorted(p for p in shared_acts.rglob("*") if p.suffix.lower() in (".pdf", ".txt"))
    return list(prepare_all(paths, prepare, workers=2))


@pytest.fixture(scope="module")
def specimens(corpus_acts: Path) -> list[Ingested]:
    outcomes = prepare_all(sorted(corpus_acts.glob("*.pdf")), prepare, workers=0)
    return [outcome for _, outcome in outcomes if isinstance(outcome, Ingested)]


def test_every_specimen_with_text_holds_the_properties(specimens: list[Ingested]) -> None:
    assert len(specimens) >= 12
    for ingested in specimens:
        _holds(ingested)


def test_every_real_file_holds_the_properties(real: list[tuple[Path, Ingested | UnreadableFile]]) -> None:
    read = [outcome for _, outcome in real if isinstance(outcome, Ingested)]
    assert len(read) > 300
    for ingested in read:
        _holds(ingested)


def test_a_real_file_is_refused_for_a_true_reason_only(
    real: list[tuple[Path, Ingested | UnreadableFile]],
) -> None:
    refused = [outcome for _, outcome in real if isinstance(outcome, UnreadableFile)]
    untrue = [str(error) for error in refused if not isinstance(error, TRUE_REASONS)]
    assert not untrue
    assert len(refused) < 0.1 * len(real)


def _holds(ingested: Ingested) -> None:
    document = ingested.document
    pages = {page.number: page.text for page in document.pages}
    for span in every_span(ingested):
        assert span.document == document.sha256, document.name
        assert span.quote.strip(), document.name
        assert pages[span.page][span.start : span.end] == span.quote, document.name
    length = len(document.running_text().text)
    assert ingested.acts, document.name
    for act in ingested.acts:
        _in_order(act, length)
    assert all(a.end <= b.start for a, b in pairwise(ingested.acts)), document.name
    ids = [passage.id for passage in ingested.passages]
    assert len(set(ids)) == len(ids), document.name
    assert {passage.act for passage in ingested.passages} == {act.id for act in ingested.acts}, document.name
    assert {owner for owner, _ in ingested.facts} <= {act.id for act in ingested.acts}, document.name


def _in_order(act: Act, length: int) -> None:
    assert 0 <= act.start < act.end <= length
    assert act.pages[0] <= act.pages[1]
    own = act.sections
    if own[0].start < act.start:  # the preamble that acts of minutes share
        assert own[0].kind is SectionKind.HEADER
        assert own[0].end <= act.start
        own = own[1:]
    assert (own[0].start, own[-1].end) == (act.start, act.end)
    assert all(a.end == b.start for a, b in pairwise(own))
    assert all(section.start < section.end for section in own)


def test_preparing_twice_gives_equal_values(corpus_acts: Path) -> None:
    for name in ("nec-2022-367", "merouville-2022-11-18-proces-verbal", "valmorin-2021-04-14-subventions"):
        path = corpus_acts / f"{name}.pdf"
        assert prepare(path) == prepare(path)


def test_preparing_real_files_twice_gives_equal_values(
    real: list[tuple[Path, Ingested | UnreadableFile]],
) -> None:
    """The first time in a process of its own, the second in this one."""
    for path, first in [pair for pair in real if isinstance(pair[1], Ingested)][::60]:
        assert prepare(path) == first


def test_a_text_gives_acts_facts_and_passages(tmp_path: Path, act_text: str) -> None:
    path = tmp_path / "act.txt"
    path.write_text(act_text, encoding="utf-8")
    ingested = prepare(path)
    assert ingested.document.kind is FileKind.TEXT
    assert [act.number and act.number.value for act in ingested.acts] == ["2023-017"]
    assert {type(fact).__name__ for _, fact in ingested.facts} >= {"Grant", "Vote", "Reference"}
    _holds(ingested)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        prepare(tmp_path / "none.pdf")
    (tmp_path / "blank.txt").write_text(" \n\n ", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        prepare(tmp_path / "blank.txt")
