"""Names in a question: the councils that are meant, and words as the acts spell them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.link import councils_named, holds, stem_set
from assistant.question import read_question
from assistant.types import Term
from index.segment import cut_acts
from index.types import Act, Document, FileKind, Page, Stated


def act(council: str) -> Act:
    document = Document(
        council, f"/acts/{council}.txt", FileKind.TEXT, (Page(1, "Le conseil décide d'agir."),)
    )
    cut = cut_acts(document)[0]
    span = document.running_text().span(0, 9)
    return replace(cut, council=Stated(council, span) if council != "folder" else None)


LYS, VARENNE, MER = (
    act("Commune de Valmorin-sur-Lys"),
    act("Département de la Haute-Varenne"),
    act("Région Mer-Océane"),
)
PATHS = {a.document: f"/acts/Putanges/{a.document}.txt" for a in (LYS, VARENNE, MER)}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Combien Valmorin a donné en 2021 ?", {LYS.id}),
        ("Total de la Commune de Valmorin-sur-Lys ?", {LYS.id}),
        ("What did Haute-Varenne give?", {VARENNE.id}),
        ("Combien pour le festival de Varenne ?", set()),
        ("Combien pour le judo ?", set()),
    ],
)
def test_councils_are_known_by_their_name_or_its_beginning(question: str, named: set[str]) -> None:
    found = councils_named(read_question(question), (LYS, VARENNE, MER), PATHS)
    assert found.acts == named


def test_an_act_without_council_is_of_its_folder() -> None:
    nameless = act("folder")
    paths = {nameless.document: "/acts/couthenans/CR.pdf"}
    found = councils_named(read_question("subvention couthenans 2021 ?"), (nameless,), paths)
    assert found.acts == {nameless.id}


def test_words_of_one_root_are_the_same() -> None:
    term = Term("mecenes", ("mecen",))
    assert holds(stem_set("Mécénat / sponsoring"), term)
    assert not holds(stem_set("Médecins du monde"), term)
