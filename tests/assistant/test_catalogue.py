"""What every question needs of the ledger, read once."""

from __future__ import annotations

from assistant.catalogue import about_act, catalogue
from assistant.question import read_question
from assistant.retrieve import retrieve
from tests.assistant.support import Desk


def test_an_act_is_about_its_title_its_council_and_its_file(small: Desk) -> None:
    act = small.find("le bassin de nage").acts[0][0]
    words = about_act(act, "/acts/val-modele/piscine_2023.txt")
    assert {"bassin", "nag", "piscin"} <= words


def test_a_kept_catalogue_changes_nothing(small: Desk) -> None:
    frame = read_question("Combien pour la Fanfare ?")
    held = catalogue(small.stores.ledger)
    assert retrieve(frame, small.stores, held) == retrieve(frame, small.stores)
