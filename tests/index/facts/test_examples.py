"""Every finder proves its own examples, good and bad; every fact's quote is on its page."""

from __future__ import annotations

import pytest

from index.facts import FINDERS
from index.facts.finder import Example, Finder, Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Document, Fact, FileKind, Page

CASES = [(finder, example) for finder in FINDERS for example in finder.examples]


def read(text: str, finder: Finder) -> tuple[Fact, ...]:
    document = Document("0" * 64, "example.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    acts = cut_acts(document)
    assert len(acts) == 1
    return finder.find(Reading(acts[0], running, flat(running.text), document.tables))


@pytest.mark.parametrize(
    ("finder", "example"), CASES, ids=[f"{f.name}-{f.examples.index(e)}" for f, e in CASES]
)
def test_a_finder_proves_its_examples(finder: Finder, example: Example) -> None:
    facts = read(example.text, finder)
    assert tuple(finder.show(f) for f in facts) == example.facts
    for fact in facts:
        assert example.text[fact.span.start : fact.span.end] == fact.span.quote
        assert fact.span.quote


@pytest.mark.parametrize("finder", FINDERS, ids=lambda f: f.name)
def test_a_finder_has_good_and_bad_examples(finder: Finder) -> None:
    assert any(e.facts for e in finder.examples)
    assert any(not e.facts for e in finder.examples)


# Forms that real acts have and that no finder reads yet, each with the reason.
XFAIL = [
    # Without a sign of money or a colon, the lines of a plain text look like any numbered list.
    (
        "grants",
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer les subventions suivantes :\n"
            "1. Association SOINS DU CORPS 282,00\n2. Amicale des pompiers 150,00\nAdopté à l'unanimité",
            (
                "Association SOINS DU CORPS 282.00 subvention awarded",
                "Amicale des pompiers 150.00 subvention awarded",
            ),
        ),
    ),
    # No noun of help stands with the amount: what is brought may as well be a price.
    (
        "grants",
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'apporter 5 000 € au festival de jazz de Brive.\n"
            "Adopté à l'unanimité",
            ("Festival de jazz de Brive 5000 subvention awarded",),
        ),
    ),
]


@pytest.mark.xfail(strict=True, reason="forms that are not read yet")
@pytest.mark.parametrize(("name", "example"), XFAIL)
def test_a_form_not_yet_read(name: str, example: Example) -> None:
    (finder,) = [finder for finder in FINDERS if finder.name == name]
    assert tuple(finder.show(f) for f in read(example.text, finder)) == example.facts
