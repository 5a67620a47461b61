from __future__ import annotations

import pytest

from index.entity_names import Form, acronyms_in, form_of, is_acronym, is_telling, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("la société « Futur Composé »", "futur compose"),
        ("FUTUR COMPOSE", "futur compose"),
        ("SAS Futur-Composé", "futur compose"),
        ("Futur Composé S.A.S.", "futur compose"),
        ("l'association des Parcs", "association parcs"),  # "association" is a word of this name
        ("Asso des Parcs", "association parcs"),
        ("Comité des fêtes de St-Aubert", "comite fetes saint aubert"),
        ("Union des jardiniers de Bréville (U.J.B.)", "union jardiniers breville"),
        ("P.E.P.I.T.E.S", "pepites"),
        ("La", "la"),
    ],
)
def test_the_words_that_a_body_is_known_by(name: str, words: str) -> None:
    assert words_of(name, {}) == tuple(words.split())


def test_acronyms_in_capitals_are_written_out() -> None:
    words = {"UJB": ("union", "jardiniers")}
    assert words_of("U.J.B. de Lens", words) == ("union", "jardiniers", "lens")
    assert words_of("Ujb de Lens", words) == ("ujb", "lens")
    assert acronyms_in("U.J.B. de LENS, AS") == ("UJB", "LENS")
    assert [is_acronym(name) for name in ("UJB", "U.J.B.", "Ujb", "AS")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("SARL « La Ronde »", Form.COMPANY),
        ("société Optique Nord", Form.COMPANY),
        ("La Ronde (SAS)", Form.COMPANY),
        ("l'association La Ronde", Form.ASSOCIATION),
        ("société de tir de Lens", Form.UNTOLD),
        ("SOCIETE BOULISTE", Form.UNTOLD),  # in capitals nothing tells a club from a company
        ("Sas de la Ronde-en-SAson", Form.COMPANY),
        ("sa fanfare", Form.UNTOLD),
    ],
)
def test_the_legal_form_that_a_name_tells(printed: str, form: Form) -> None:
    assert form_of(printed) is form


def test_a_trade_tells_no_company() -> None:
    assert is_telling(("futur", "compose"))
    assert not is_telling(("boulangerie", "roy"))
    assert not is_telling(("optimenagement",))
