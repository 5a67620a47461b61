"""Which printed names are one beneficiary: what joins them, and what never does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities import Bond, Entities, find_entities
from index.types import Act, Grant, GrantStatus
from tests.index.gifts import a_grant, an_act, an_identity

BRUMEVAL, PORT_AUBRY = "Commune de Brumeval", "Commune de Port-Aubry"
SIRET, OTHER_SIRET, RNA = "73282932000074", "35600000000048", "W751234567"
Gift = tuple[Act, Grant]


def gift(name: str, act: str = "a", council: str | None = BRUMEVAL, printed: str = "") -> Gift:
    return an_act(act, council), a_grant(name, printed=printed)


def found(gifts: Sequence[Gift], told: Sequence[tuple[str, str, str]] = ()) -> Entities:
    """``told``: act, name, acronym or number."""
    acts = {act.id: act for act, _ in gifts}
    grants = [(act.id, grant) for act, grant in gifts]
    return find_entities(acts, grants, [(act, an_identity(name, value)) for act, name, value in told])


def names(entities: Entities) -> list[tuple[str, ...]]:
    return [entity.variants for entity in entities.all]


def test_case_accents_hyphens_and_legal_form_make_no_other_name() -> None:
    entities = found([
        gift("Futur Composé", "a", printed="société « Futur Composé »"),
        gift("FUTUR COMPOSE", "b"),
        gift("Futur-Composé", "c", printed="SAS Futur-Composé"),
        gift("Futur Composé", "d"),
    ])  # fmt: skip
    assert names(entities) == [("Futur Composé", "FUTUR COMPOSE", "Futur-Composé")]
    assert entities.all[0].why == ()
    assert entities.of("b", "FUTUR COMPOSE") is entities.all[0]
    assert entities.of("b", "Futur Composé") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Les Amis du Lavoir", "Les Amis du Manoir"),
        ("Comité des fêtes de Lens", "Comité des fêtes de Sens"),
        ("Collège Aragon (jardin)", "Collège Aragon (voyage)"),
        ("Maison de retraite", "Association de la Maison de retraite"),
        ("Rugby Club", "Rugby Club SASP"),
        ("École n° 1", "École n° 2"),
    ],
)
def test_other_words_are_another_name(one: str, other: str) -> None:
    assert len(found([gift(one, "a"), gift(other, "b")]).all) == 2


@pytest.mark.parametrize(
    "name", ["Comité des fêtes", "Association sportive", "École primaire", "Amicale des pompiers", "UNC"]
)
def test_a_name_alone_is_of_its_council(name: str) -> None:
    gifts = [gift(name, "a"), gift(name, "b", PORT_AUBRY), gift(name, "c", "Ville de Brumeval")]
    entities = found(gifts)
    assert len(entities.all) == 2
    assert entities.of("a", name) is entities.of("c", name)


def test_an_act_that_names_no_council_is_joined_to_none() -> None:
    assert len(found([gift("Les Rameurs", "a", None), gift("Les Rameurs", "b", None)]).all) == 2


def test_an_acronym_that_the_council_explains() -> None:
    gifts = [gift("Union nationale des combattants", "a"), gift("U.N.C.", "b"), gift("UNC", "c", PORT_AUBRY)]
    assert len(found(gifts).all) == 3
    entities = found(gifts, [("a", "Union Nationale des Combattants", "UNC")])
    assert names(entities) == [("Union nationale des combattants", "U.N.C."), ("UNC",)]
    one = entities.all[0]
    assert one.acronyms == ("UNC",)
    assert [(r.bond, r.value, r.act) for r in one.why] == [
        (Bond.ACRONYM, "UNC = Union Nationale des Combattants", "a")
    ]


def test_an_acronym_that_the_name_itself_explains() -> None:
    entities = found([gift("Union des jardiniers (UDJ) de Lens", "a"), gift("UDJ de Lens", "b")])
    assert len(entities.all) == 1
    entities = found(
        [gift("ECHECS CLUB BREVILLE ECB", "a"), gift("Echecs Club Bréville", "b"), gift("ECB", "c")]
    )
    assert len(entities.all) == 1


def test_an_acronym_of_two_things_is_neither() -> None:
    gifts = [gift("Centre social intercommunal", "a"), gift("CSI", "b"), gift("Club sportif d'Ivry", "c")]
    told = [("a", "Centre social intercommunal", "CSI"), ("c", "Club sportif d'Ivry", "CSI")]
    assert len(found(gifts, told).all) == 3


def test_an_equal_number_joins_across_councils_and_words() -> None:
    for number in (SIRET, RNA):
        gifts = [
            gift("Les Rameurs", "a"),
            gift("Aviron de Bréville", "b", PORT_AUBRY),
            gift("Les Rameurs", "c", PORT_AUBRY),
        ]
        entities = found(gifts, [("a", "Les Rameurs", number), ("b", "Aviron de Bréville", number)])
        assert names(entities) == [("Les Rameurs", "Aviron de Bréville"), ("Les Rameurs",)]
        one = entities.all[0]
        assert number in (one.siret, one.rna)
        assert [r.value for r in one.why] == [number]


def test_other_numbers_never_join() -> None:
    gifts = [gift("Les Rameurs", act) for act in "abc"]
    entities = found(gifts, [("a", "Les Rameurs", SIRET), ("b", "Les Rameurs", OTHER_SIRET)])
    assert [entity.siret for entity in entities.all] == [SIRET, OTHER_SIRET, ""]
    # The same SIRET, and two numbers in the register of associations: one of them is wrong.
    told = [("a", "Les Rameurs", SIRET), ("a", "Les Rameurs", RNA)]
    told += [("b", "Aviron", SIRET), ("b", "Aviron", "W000000001")]
    assert len(found([gift("Les Rameurs", "a"), gift("Aviron", "b")], told).all) == 2


def test_a_number_in_one_act_is_the_name_s_in_the_council() -> None:
    entities = found([gift("Les Rameurs", "a"), gift("LES RAMEURS", "b")], [("b", "Les Rameurs", SIRET)])
    assert [(len(entity.variants), entity.siret) for entity in entities.all] == [(2, SIRET)]
    assert entities.all[0].why == ()


def test_an_association_and_a_company_of_one_name_are_two() -> None:
    gifts = [
        gift("Rugby Lensois", "a", printed="association Rugby Lensois"),
        gift("Rugby Lensois", "b", printed="SARL Rugby Lensois"),
    ]
    assert len(found(gifts).all) == 2


def test_a_companys_name_joins_across_councils_a_trades_does_not() -> None:
    gifts = [
        gift("Futur Composé", "a", printed="société « Futur Composé »"),
        gift("Futur-Composé", "b", PORT_AUBRY, "SAS Futur-Composé"),
        gift("Futur Composé", "c", "Commune de Lens"),
        gift("La petite boucherie", "d", printed="SARL « La petite boucherie »"),
        gift("La petite boucherie", "e", PORT_AUBRY, "SARL « La petite boucherie »"),
    ]
    entities = found(gifts)
    assert len(entities.all) == 4
    assert [r.bond for r in entities.all[0].why] == [Bond.COMPANY]


def test_private_persons_are_each_acts() -> None:
    gifts = [gift("Anne Le Goff", act) for act in "ab"] + [gift("Mme ROY", act) for act in "ab"]
    entities = found(gifts, [("a", "Anne Le Goff", SIRET), ("b", "Anne Le Goff", SIRET)])
    assert [entity.person for entity in entities.all] == [True] * 4
    assert not any(entity.siret or entity.why for entity in entities.all)
    assert entities.is_person("a", "Mme ROY")
    assert not entities.is_person("a", "M. ROY")


def test_only_money_given_or_proposed_has_a_beneficiary() -> None:
    act = an_act("a")
    grants = [("a", a_grant(f"Club {status}", status=status)) for status in GrantStatus]
    entities = find_entities({"a": act}, grants, [])
    assert names(entities) == [("Club awarded",), ("Club proposed",)]


NAMES = st.sampled_from(
    ["Les Rameurs", "LES RAMEURS", "SAS Les Rameurs", "Aviron", "UNC", "M. ROY", "Lise FABRE", ""]
)
GIFTS = st.lists(
    st.tuples(NAMES, st.sampled_from("abcd"), st.sampled_from([BRUMEVAL, PORT_AUBRY, None])), max_size=8
)
TOLD = st.lists(
    st.tuples(st.sampled_from("abcd"), NAMES, st.sampled_from([SIRET, OTHER_SIRET, RNA, "UNC"])), max_size=6
)


@given(GIFTS, TOLD)
def test_every_gift_has_one_entity_and_a_number_one_at_most(
    given_: list[tuple[str, str, str | None]], told: list[tuple[str, str, str]]
) -> None:
    councils = {act: council for _, act, council in given_}
    gifts = [gift(name, act, councils[act]) for name, act, _ in given_]
    entities = found(gifts, [one for one in told if one[0] in councils])
    for act, grant in gifts:
        entity = entities.of(act.id, grant.beneficiary)
        assert entity is not None
        assert grant.beneficiary in entity.variants
        assert entities.all[entity.place] is entity
    for entity in entities.all:
        assert not entity.person or (len(entity.variants) == 1 and not entity.why)
