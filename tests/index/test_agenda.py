"""The agenda of a sitting. The sittings are invented."""

from __future__ import annotations

import pytest

from index.agenda import find_agenda, title_words
from index.text import flat

ITEMS = "1. Toiture de l'école\n2. Vente du pré\n3. Questions diverses\n"


def debates(text: str) -> str:
    """What stands behind the agenda."""
    agenda = find_agenda(flat(text))
    return text[agenda.end :].strip() if agenda else text


@pytest.mark.parametrize(
    ("items", "then"),
    [
        (ITEMS, "1. Toiture de l'école\n\nLu et dit.\n"),  # its own words again
        (ITEMS, "1. La toiture\n\nLu et dit.\n"),  # its numbering again
        (ITEMS, "Madame le Maire ouvre la séance.\n"),
        (ITEMS, "Le conseil approuve les minutes.\n"),
        ("- Toiture de l'école\n- Vente du pré\n", "Toiture de l'école\n\nLu et dit.\n"),
        ("Toiture de l'école\nVente du pré\n", "Toiture de l'école\n\nLu et dit.\n"),
        (
            "1. Toiture de l'école\n  COMMUNE DE MER\n2. Vente du pré\n",
            "1. Toiture de l'école\n",
        ),  # a page's head
    ],
    ids=["words", "numbers", "speaker", "decision", "dashes", "unmarked", "page"],
)
def test_the_agenda_ends_where_the_debates_begin(items: str, then: str) -> None:
    assert debates(f"Ordre du jour :\n{items}\n{then}") == then.strip()


def test_an_agenda_without_a_list_is_none() -> None:
    """BUGS_CAUGHT: its debates were taken for its items."""
    text = "Ordre du jour\n\n1/ Le budget :\n\nYves lit le budget.\n\nSynthèse :\n\nIl est à l'équilibre.\n"
    assert find_agenda(flat(text)) is None


@pytest.mark.parametrize(
    ("title", "announced"),
    [
        ("Demande d'aide au titre des amendes de police", True),  # lengthened
        ("Vente du pré", True),
        ("VENTE du PRÉ", True),
        ("Vente de bois", False),
        ("Toiture", False),
    ],
)
def test_titles_that_the_agenda_announces(title: str, announced: bool) -> None:
    agenda = find_agenda(
        flat("Ordre du jour :\n- Demande d'aide amendes de police\n- Vente du pré\n- Toiture de la forge\n")
    )
    assert agenda is not None
    assert agenda.announces(title_words(flat(title))) is announced


def test_an_item_over_two_lines_is_one() -> None:
    long = "Petit train : convention pour un an avec un tarif pour son stationnement sur le\ndomaine communal"
    agenda = find_agenda(flat(f"Ordre du jour :\n1. {long}\n2. Vente du pré\n"))
    assert agenda is not None
    assert agenda.lists(title_words(flat(long)))
