"""Passages: whole, in order, of a length to be read at a glance, never over a page's end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.passages import cut_passages
from index.segment import cut_acts
from index.types import PAGE_BREAK, Document, FileKind, Origin, Page, Passage, SectionKind, Table

LONGEST = 900  # characters, as index.passages says

ACT = """COMMUNE DE MER
Séance du 14 mars 2023
Délibération n° 2023-01

Objet : Toiture de l'école

Vu le code général des collectivités territoriales ;

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'agir.

Article 2 : De payer 500 €.

Pour : 12 voix
"""


def document(*pages: str, tables: tuple[Table, ...] = ()) -> Document:
    numbered = tuple(
        Page(n, text, Origin.DECODED if n == 2 else Origin.TEXT) for n, text in enumerate(pages, start=1)
    )
    return Document("0" * 64, "act.txt", FileKind.TEXT, numbered, tables)


def cut(doc: Document) -> tuple[Passage, ...]:
    return cut_passages(cut_acts(doc), doc)


def test_each_part_is_a_passage_with_its_heading() -> None:
    passages = {p.heading: p for p in cut(document(ACT))}
    article = passages["Toiture de l'école · n° 2023-01 · Article 2"]
    assert article.kind is SectionKind.ARTICLE
    assert article.span.quote == "Article 2 : De payer 500 €."


def test_ids_are_the_act_s_with_a_rank() -> None:
    passages = cut(document(ACT))
    assert [p.id for p in passages] == [f"{passages[0].act}:{rank}" for rank in range(len(passages))]


def test_no_passage_runs_over_a_page() -> None:
    doc = document(f"{ACT}\nUne phrase qui ne finit pas", "et qui finit ici.\n")
    passages = cut(doc)
    assert {p.span.page for p in passages} == {1, 2}
    assert passages[-2].span.quote.endswith("Une phrase qui ne finit pas")
    assert passages[-1].span.quote == "et qui finit ici."
    assert passages[-1].origin is Origin.DECODED


def test_a_long_section_is_cut_at_its_sentences() -> None:
    sentence = "Le toit de l'école fuit depuis l'hiver et la pluie tombe sur les tables des enfants. "
    passages = cut(document(ACT.replace("D'agir.", sentence * 40)))
    article = [p for p in passages if p.heading.endswith("Article 1")]
    assert len(article) > 3
    assert all(len(p.span.quote) <= LONGEST and p.span.quote.endswith(".") for p in article)


def test_the_rows_of_a_long_table_are_headed_by_its_columns() -> None:
    rows = "Association\tMontant\n" + "Club de tir à l'arc du lac\t500 €\n" * 60
    text = ACT.replace("D'agir.", f"d'attribuer :\n\n{rows}\n")
    start = text.index(rows)
    table = Table(1, start, start + len(rows) - 1, ("Association", "Montant"), (0, 0, 1, 1))
    passages = cut(document(text, tables=(table,)))
    rows_alone = [p for p in passages if p.span.quote.startswith("Club de tir")]
    assert len(rows_alone) >= 2
    assert all(p.heading.endswith("Article 1 · Association | Montant") for p in rows_alone)
    assert all(len(p.span.quote) <= LONGEST for p in rows_alone)


def test_the_preamble_of_minutes_is_told_once() -> None:
    decided = "Lu et dit.\nAprès en avoir délibéré, le conseil approuve à l'unanimité.\n\n"
    preamble = "COMMUNE DE MER\nProcès-verbal du conseil municipal\nSéance du 14 mars 2023\n\n"
    passages = cut(document(f"{preamble}1. TOITURE\n\n{decided}2. VENTE DU PRÉ\n\n{decided}"))
    assert sum("Procès-verbal" in p.span.quote for p in passages) == 1


LINES = st.sampled_from([
    "", PAGE_BREAK, "Vu le code ;", "Article 1 : D'agir.", "Pour : 3 voix", "Club\t5 €", "mot " * 80, "x" * 2000,
    "1. TOIT", "Adopté à l'unanimité", "Annexe 1 :", "Phrase. " * 150,
])  # fmt: skip


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_passages_hold_every_word_once(text: str) -> None:
    doc = document(*text.split(PAGE_BREAK))
    passages = cut(doc)
    pages = {page.number: page.text for page in doc.pages}
    for p in passages:
        assert pages[p.span.page][p.span.start : p.span.end] == p.span.quote != ""
    assert len({p.id for p in passages}) == len(passages)
    told = "".join("".join(p.span.quote.split()) for p in passages)
    assert told == "".join(text.replace(PAGE_BREAK, "").split()) if passages else not told


def test_only_the_passages_that_touch_decoded_words_are_decoded() -> None:
    # BUGS_CAUGHT: a brochure behind a clean act made the act's own articles "decoded text, check it".
    clean = "Le conseil municipal décide d'attribuer une subvention. " * 12
    text = f"{clean}\n\n{'Mille visiteurs sur deux jours. ' * 20}"
    page = Page(1, text, decoded=((len(clean) + 2, len(text)),))
    document = Document("0" * 64, "act.txt", FileKind.TEXT, (page,))
    passages = cut_passages(cut_acts(document), document)
    assert {p.origin for p in passages if "conseil" in p.span.quote} == {Origin.TEXT}
    assert {p.origin for p in passages if "visiteurs" in p.span.quote} == {Origin.DECODED}
