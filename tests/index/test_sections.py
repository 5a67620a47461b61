"""One act into its parts. The acts are invented; the formulas are those of law and custom."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.sections import cut_sections
from index.text import flat
from index.types import PAGE_BREAK, Section, SectionKind

HEADER, RECITAL, EXPOSE = SectionKind.HEADER, SectionKind.RECITAL, SectionKind.EXPOSE
ARTICLE, VOTE, REPORT, ANNEX = SectionKind.ARTICLE, SectionKind.VOTE, SectionKind.REPORT, SectionKind.ANNEX


def cut(text: str, header_end: int | None = None) -> tuple[Section, ...]:
    sections = cut_sections(text, flat(text), 0, len(text), header_end)
    assert (sections[0].start, sections[-1].end) == (0, len(text))
    assert all(a.end == b.start for a, b in pairwise(sections))
    return sections


def kinds(text: str) -> list[SectionKind]:
    return [section.kind for section in cut(text)]


HEAD = "COMMUNE DE MER\nSéance du 14 mars 2023\n\nToiture de l'école\n\n"

DEVELOPED_ON = [
    (
        f"{HEAD}Vu le code ;\nVu le budget ;\nConsidérant que le toit fuit ;\n\nAprès en avoir délibéré, décide :\n"
        "Article 1 : D'agir.\nArticle 2 : De payer.\n\nPour : 12 voix\n",
        [HEADER, RECITAL, RECITAL, RECITAL, EXPOSE, ARTICLE, ARTICLE, VOTE],
    ),
    (
        f"{HEAD}Monsieur le Maire expose que le toit fuit.\n\nAprès en avoir délibéré, le conseil :\n- agit ;\n- paie.\n\n"
        "Adopté à l'unanimité\n",
        [HEADER, EXPOSE, ARTICLE, VOTE],
    ),
    (f"{HEAD}Vu le code ;\n\nDÉCIDE :\n\nArticle unique : D'agir.\n", [HEADER, RECITAL, EXPOSE, ARTICLE]),
    (f"{HEAD}La mairie sera fermée lundi.\n", [HEADER]),
    (
        f"{HEAD}Décide :\nArticle 1 : d'agir selon l'article 2 de la convention.\nPour : 3 voix\n",
        [HEADER, ARTICLE, VOTE],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DEVELOPED_ON)
def test_parts(text: str, expected: list[SectionKind]) -> None:
    assert kinds(text) == expected


def test_labels_are_as_printed() -> None:
    text = f"{HEAD}Décide :\nARTICLE 1er - D'agir.\nArticle  2 : De payer.\nArticle premier : De dire.\n"
    assert [s.label for s in cut(text) if s.kind is ARTICLE] == [
        "Article 1er",
        "Article 2",
        "Article premier",
    ]
    assert [s.label for s in cut(f"{HEAD}Après en avoir délibéré, agit.\n") if s.kind is ARTICLE] == [
        "Dispositif"
    ]


def test_the_chair_named_in_the_head_is_no_signatory() -> None:
    text = (
        "Le conseil s'est réuni sous la présidence de\nMonsieur le Maire, Paul Roy\n\nPrésents : Mme Ida SY\n\n"
        "Toiture de l'école\n\nMonsieur le Maire rapporte :\n\nLe toit fuit depuis deux hivers.\n\nPour : 12 voix\n"
    )
    assert kinds(text) == [HEADER, EXPOSE, VOTE]


def test_an_article_named_in_a_sentence_is_none() -> None:
    text = f"{HEAD}Décide :\nArticle 1 : D'agir, en application de\nl'article 2 du règlement.\n"
    assert [s.label for s in cut(text) if s.kind is ARTICLE] == ["Article 1"]


SIGNED = f"{HEAD}Vu le code ;\nDécide :\nArticle 1 : D'agir.\nPour : 12 voix\n\nFait à Mer, le 15 mars 2023\nLe Maire,\nIda SY\n"


def test_what_stands_behind_the_signature_is_an_annex() -> None:
    plan = "Plan du toit\n" + "Une cote du plan.\n" * 15
    text = SIGNED + PAGE_BREAK + plan
    annex = cut(text)[-1]
    assert annex.kind is ANNEX
    assert text[annex.start : annex.end].strip() == plan.strip()


def test_the_name_under_the_signature_belongs_to_the_vote() -> None:
    vote = next(s for s in cut(SIGNED) if s.kind is VOTE)
    assert SIGNED[vote.start : vote.end].rstrip().endswith("Ida SY")


def test_a_report_begins_at_its_letterhead() -> None:
    letterhead = "COMMUNE DE MER\nService des écoles\n\n"
    text = f"{SIGNED}{PAGE_BREAK}{letterhead}RAPPORT N° 12\n\nIl est proposé d'agir.\n"
    report = cut(text)[-1]
    assert (report.kind, report.label) == (REPORT, "Rapport n° 12")
    assert text[report.start :].startswith(letterhead)


def test_an_annex_at_a_page_s_top_behind_a_short_report() -> None:
    """BUGS_CAUGHT: the report's head, where annexes are only named, was as long as the whole report."""
    text = f"{SIGNED}{PAGE_BREAK}RAPPORT N° 12\n\nIl est proposé d'agir.\n{PAGE_BREAK}Annexe 1 : plan\n"
    assert kinds(text)[-2:] == [REPORT, ANNEX]


def test_an_annex_that_a_report_s_head_names_is_none() -> None:
    text = f"{SIGNED}{PAGE_BREAK}RAPPORT N° 12\nAnnexe : 1\nIl est proposé d'agir.\n"
    assert kinds(text)[-1] is REPORT


def test_the_header_of_minutes_ends_where_it_is_told() -> None:
    text = "Toiture de l'école\nLe toit fuit.\nAprès en avoir délibéré, le conseil agit.\n"
    header, told, *_ = cut(text, text.index("\n"))
    assert (header.kind, header.end) == (HEADER, text.index("\n"))
    assert told.kind is EXPOSE
