"""What is shown of a long sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.excerpt import excerpt
from index.text import stems

LONG = (
    "Monsieur le Maire rend compte des décisions prises depuis la dernière séance, dont la liste a été remise à "
    "chacun des membres avec la convocation, et donne lecture de chacune : la commande de sacs jaunes est "
    "confiée à la société Barbier pour 10 000 € et celle des bacs à une autre société de la région"
)
ASKED = dict.fromkeys(stems("commande sacs jaunes"), 1.0)


def test_a_short_sentence_is_whole() -> None:
    assert excerpt("La commande est passée.", 100, ASKED) == "La commande est passée."


def test_the_part_that_is_asked_for_is_shown_with_what_follows() -> None:
    shown = excerpt(LONG, 120, ASKED)
    assert shown.startswith("…")
    assert "commande de sacs jaunes est confiée à la société Barbier" in shown


def test_without_a_word_that_is_asked_for_the_beginning_is_shown() -> None:
    assert excerpt(LONG, 60, {}).startswith("Monsieur le Maire rend compte")


def test_a_figure_is_not_cut() -> None:
    assert not excerpt(LONG, 70, dict.fromkeys(stems("bacs région"), 1.0)).startswith("…000")


@given(
    st.lists(st.sampled_from("un deux sac jaunes 10 000 € mairie commande".split()), max_size=80),
    st.integers(20, 200),
)
def test_never_longer_and_always_its_words(words: list[str], longest: int) -> None:
    whole = " ".join(words)
    shown = excerpt(whole, longest, ASKED)
    assert len(shown) <= max(longest, len(shown.strip("…").split(" ")[0]) + 12)
    assert shown.strip("…") in whole
