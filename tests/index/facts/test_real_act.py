"""Every fact of one real act: délibération 2022-367 of the Pas-de-Calais, with its report and its annex.

Its figures are public facts; its text is in ``../shared/acts``, beside the repository.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from index.prepare import prepare
from index.types import (
    Act,
    Attendance,
    BudgetEntry,
    BudgetLine,
    BudgetSection,
    Check,
    Grant,
    GrantStatus,
    Ingested,
    Nature,
    Opinion,
    Origin,
    Outcome,
    Presence,
    Reference,
    Role,
    SectionKind,
    Side,
    Signatory,
    Vote,
)
from tests.index.spans import every_span

F = TypeVar("F")

PRESENT = """Jean-Claude LEROY, Mireille HINGREZ-CÉRÉDA, Valérie CUVILLIER, Bertrand PETIT, Blandine DRAIN,
Maryse CAUWET, Bénédicte MESSEANNE-GROBELNY, Jean-Claude DISSAUX, Laurence LOUCHAERT, Alain MEQUIGNON,
Evelyne NACHEL, Florence WOZNY, Jean-Jacques COTTEL, Caroline MATRAT, Sébastien CHOCHOIS,
Sophie WAROT-LEMAIRE, André KUCHCINSKI, Carole DUBOIS, Olivier BARBARIN, Maryse DELASSUS, Claude BACHELET,
Bruno COUSEIN, Stéphanie GUISELAIN, Philippe FAIT, Emmanuelle LAPOUILLE, Sylvie MEYFROIDT,
Frédéric MELCHIOR, Brigitte PASSEBOSC, Marc SARPAUX, Marie-Line PLOUVIEZ, Steeve BRIOIS, Ludovic PAJOT"""

EXCUSED = """Daniel MACIEJASZ, Jean-Marc TELLIER, Ludovic LOQUET, Laurent DUPORGE, Karine GAUTHIER,
François LEMAIRE, Fatima AIT-CHIKHEBBIH, Pierre GEORGET, Etienne PERIN, Maïté MULOT-FRISCOURT,
Alexandre MALFAIT"""

CHARGES = {
    "ACHATS": (178_000, [36_000, 40_000, 13_000, 24_000, 15_000, 45_000, 5_000]),
    "SERVICES EXTÉRIEURS": (134_000, [5_000, 62_000, 40_000, 12_000, 3_000, 12_000]),
    "AUTRES SERVICES EXTÉRIEURS": (47_000, [42_000, 4_500, 500]),
    "SALAIRES": (92_000, [4_500, 2_500, 58_000, 27_000]),
    "STRUCTURE": (35_000, []),
}
FUNDERS = {
    "SUBVENTIONS D'EXPLOITATION": {
        "AGENCE DU NUMERIQUE (ANCT)": 327_000,
        "CALL LENS LIEVIN": 30_000,
        "REGION HAUTS DE FRANCE": 25_000,
        "DEPARTEMENT PAS DE CALAIS": 10_000,
        "AUTRE COLLECTIVITE": 4_000,
    },
    "MECENAT / SPONSORING": {
        "MGEN": 20_000,
        "MAIF": 25_000,
        "LA POSTE": 10_000,
        "BANQUE DES TERRITOIRES": 25_000,
        "AUTRES": 10_000,
    },
}


def _names(listing: str) -> list[str]:
    return [" ".join(name.split()) for name in listing.split(",")]


@pytest.fixture(scope="module")
def ingested(shared_acts: Path) -> Ingested:
    return prepare(shared_acts / "pas-de-calais-2022-367.txt")


@pytest.fixture(scope="module")
def act(ingested: Ingested) -> Act:
    (act,) = ingested.acts
    return act


def _of(ingested: Ingested, kind: type[F]) -> list[F]:
    return [fact for _, fact in ingested.facts if isinstance(fact, kind)]


def test_it_is_one_act_with_its_report_and_annex(act: Act) -> None:
    kinds = [section.kind for section in act.sections]
    assert kinds[0] is SectionKind.HEADER
    assert kinds.count(SectionKind.RECITAL) == 5
    assert [s.label for s in act.sections_of(SectionKind.ARTICLE)] == ["Article 1", "Article 2", "Article 3"]
    assert kinds[-3:] == [SectionKind.VOTE, SectionKind.ANNEX, SectionKind.REPORT]
    assert act.sections[-1].label == "Rapport n°48"


def test_what_it_says_of_itself(act: Act) -> None:
    assert act.number is not None
    assert act.council is not None
    assert act.body is not None
    assert act.title is not None
    assert act.number.value == "2022-367"
    assert act.date == date(2022, 9, 27)
    assert act.council.value == "Département du Pas-de-Calais"
    assert act.body.value == "Commission permanente"
    title = act.title.value.casefold()
    assert title.startswith("soutien financier du département")
    assert title.endswith('"numérique en commun[s]" (nec) 2022 à lens')
    assert act.replaces is None


def test_who_was_there(ingested: Ingested) -> None:
    people = _of(ingested, Attendance)

    def listed(role: Role, presence: Presence) -> list[str]:
        return [p.person for p in people if (p.role, p.presence) == (role, presence)]

    assert listed(Role.CHAIR, Presence.PRESENT) == ["Jean-Claude LEROY"]
    assert listed(Role.SECRETARY, Presence.PRESENT) == ["Philippe FAIT"]
    assert listed(Role.MEMBER, Presence.PRESENT) == _names(PRESENT)
    assert listed(Role.MEMBER, Presence.EXCUSED) == _names(EXCUSED)
    assert listed(Role.NON_VOTING, Presence.PRESENT) == ["Emmanuelle LEVEUGLE"]
    assert listed(Role.NON_VOTING, Presence.EXCUSED) == ["Jean-Louis COTTIGNY", "Michel DAGBERT"]
    assert len(people) == 2 + 32 + 11 + 1 + 2


def test_one_grant_though_it_is_told_three_times(ingested: Ingested) -> None:
    (grant,) = _of(ingested, Grant)
    assert grant.beneficiary == "Futur Composé"
    assert grant.amount == 10_000
    assert grant.nature is Nature.SUBVENTION
    assert grant.status is GrantStatus.AWARDED
    assert grant.article == "Article 1"
    assert "(NEC) 2022" in grant.purpose
    assert not grant.in_kind
    assert "10 000 €" in grant.span.quote


def test_the_budget_line(ingested: Ingested) -> None:
    (line,) = _of(ingested, BudgetLine)
    assert (line.operation, line.nature, line.function) == ("C06-020M02", "6568", "930202")
    assert line.label == "Informatique - fonctionnement"
    assert (line.credit, line.spent, line.balance) == (10_000, 10_000, None)
    assert line.section is BudgetSection.FONCTIONNEMENT
    assert line.nature_label == "Participations – Autres participations"  # in M52 and M57 alike
    assert (line.chapter_label, line.nomenclature) == ("Services généraux", "")


def test_the_vote(ingested: Ingested) -> None:
    (vote,) = _of(ingested, Vote)
    assert (vote.ayes, vote.noes, vote.abstentions) == (43, 0, 0)
    assert vote.outcome is Outcome.ADOPTED
    assert vote.unanimous is None  # nobody voted against, but the act does not say "unanimité"
    assert vote.groups == (
        "Groupe Socialiste, Républicain et Citoyen",
        "Groupe Communiste et Républicain",
        "Groupe Union pour le Pas-de-Calais",
        "Groupe Rassemblement National",
        "Non-inscrit",
    )
    assert vote.against_names == vote.abstaining_names == vote.not_voting_names == ()
    assert vote.contradiction == ""
    assert vote.ayes == len(_names(PRESENT)) + len(_names(EXCUSED))  # the excused gave proxies


def test_both_opinions(ingested: Ingested) -> None:
    opinions = _of(ingested, Opinion)
    assert [o.commission.split(" - ")[0] for o in opinions] == ["6ème Commission", "1ère Commission"]
    assert all(o.favourable and o.date == date(2022, 9, 5) for o in opinions)


def test_the_references(ingested: Ingested) -> None:
    cgct = "Code général des collectivités territoriales"
    assert [(r.code, r.article) for r in _of(ingested, Reference)] == [
        (cgct, "L. 3121-14"),
        (cgct, "L. 3121-14-1"),
        (cgct, "L. 3211-1"),
        (cgct, "L. 3211-2"),
        ("Délibération n° 2021-257", ""),
    ]


def test_the_annexed_budget_line_by_line(ingested: Ingested) -> None:
    entries = _of(ingested, BudgetEntry)

    def amounts(side: Side, level: int, category: str = "") -> dict[str, Decimal]:
        chosen = [e for e in entries if (e.side, e.level, e.category) == (side, level, category)]
        return {e.label: e.amount for e in chosen}

    assert {e.budget for e in entries} == {"Budget Numérique en Commun 2022 TTC"}
    assert amounts(Side.CHARGES, 0) == {"CHARGES": 486_000}
    assert amounts(Side.RECETTES, 0) == {"RECETTES": 486_000}
    assert amounts(Side.CHARGES, 1) == {name: total for name, (total, _) in CHARGES.items()}
    for name, (_, lines) in CHARGES.items():
        assert list(amounts(Side.CHARGES, 2, name).values()) == lines
    assert amounts(Side.RECETTES, 1) == {name: sum(lines.values()) for name, lines in FUNDERS.items()}
    for name, lines in FUNDERS.items():
        assert amounts(Side.RECETTES, 2, name) == lines
    assert len(entries) == 2 + 5 + 20 + 2 + 10


def test_its_own_arithmetic_comes_out(ingested: Ingested) -> None:
    checks = _of(ingested, Check)
    assert all(check.holds for check in checks), [c.statement for c in checks if not c.holds]
    kinds = [check.kind for check in checks]
    assert {kind: kinds.count(kind) for kind in kinds} == {"category": 6, "side": 2, "balance": 1, "share": 1}
    (share,) = [check.statement for check in checks if check.kind == "share"]
    assert share.replace("\u202f", " ").replace("\xa0", " ") == "10 000 € / 486 000 € = 2,06 %"


def test_who_signed(ingested: Ingested) -> None:
    signatories = {s.person: s.capacity.casefold() for s in _of(ingested, Signatory)}
    assert set(signatories) == {"Jean-Claude LEROY", "Maryline VINCLAIRE"}
    assert signatories["Jean-Claude LEROY"] == "le president du conseil departemental"
    assert signatories["Maryline VINCLAIRE"].endswith("la directrice générale des services")


def test_every_quote_is_the_slice_of_its_page(ingested: Ingested) -> None:
    pages = {page.number: page.text for page in ingested.document.pages}
    spans = list(every_span(ingested))
    assert len(spans) > 100
    for span in spans:
        assert span.quote
        assert pages[span.page][span.start : span.end] == span.quote
        assert span.document == ingested.document.sha256


def test_the_decision_is_clean_text_and_the_brochure_is_decoded(ingested: Ingested) -> None:
    page = ingested.document.pages[0]
    assert page.origin is Origin.TEXT
    assert page.decoded
    assert all(0 <= start < end <= len(page.text) for start, end in page.decoded)
    origins = {kind: {p.origin for p in ingested.passages if p.kind is kind} for kind in SectionKind}
    assert origins[SectionKind.ARTICLE] == origins[SectionKind.REPORT] == {Origin.TEXT}
    assert Origin.DECODED in origins[SectionKind.ANNEX]
