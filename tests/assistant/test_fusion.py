"""Two rankings become one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.fusion import added, best_first, fuse

IDS = st.sampled_from("abcdefgh")
WORDED = st.dictionaries(IDS, st.floats(0.1, 40), max_size=8)
NEAR = st.dictionaries(IDS, st.floats(-1, 1), max_size=8).map(
    lambda d: sorted(d.items(), key=lambda p: -p[1])
)
LEAN = st.floats(0, 8)


@given(WORDED, NEAR, LEAN)
def test_every_passage_of_either_side_is_scored_once(
    worded: dict[str, float], near: list[tuple[str, float]], lean: float
) -> None:
    assert set(fuse(worded, near, lean)) == worded.keys() | {passage for passage, _ in near}


@given(WORDED, LEAN)
def test_without_vectors_full_text_ranks(worded: dict[str, float], lean: float) -> None:
    assert best_first(fuse(worded, [], lean)) == best_first(worded)


@given(NEAR)
def test_without_words_vectors_rank(near: list[tuple[str, float]]) -> None:
    scores = fuse({}, near, 1.0)
    ordered = [scores[passage] for passage, _ in near]
    assert all(first >= second - 1e-9 for first, second in pairwise(ordered))


@given(WORDED, NEAR, st.floats(0.1, 8))
def test_what_both_sides_find_best_is_best(
    worded: dict[str, float], near: list[tuple[str, float]], lean: float
) -> None:
    both = fuse({**worded, "best": 50.0}, [("best", 1.5), *near], lean)
    assert best_first(both)[0] == "best"


def test_the_scale_of_a_models_cosines_does_not_count() -> None:
    worded = {"a": 3.0, "b": 2.0}
    wide = [("b", 0.9), ("c", 0.5), ("a", 0.1)]
    narrow = [(passage, 0.8 + cosine / 100) for passage, cosine in wide]
    assert best_first(fuse(worded, wide, 1.0)) == best_first(fuse(worded, narrow, 1.0))


def test_a_word_that_only_one_passage_holds_beats_the_nearest() -> None:
    """Where ranks alone are counted, "near" would win: it is high in both lists."""
    worded = {"exact": 14.0, "near": 6.0, **{f"other {n}": 5.0 for n in range(50)}}
    near = [("near", 0.61), *((f"other {n}", 0.6 - n / 1000) for n in range(50)), ("exact", 0.5)]
    assert best_first(fuse(worded, near, 0.4))[0] == "exact"


def test_equal_scores_are_told_in_the_order_of_their_ids() -> None:
    assert best_first({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_rankings_are_added_with_their_weights() -> None:
    assert added([([("a", 4.0)], 0.5), ([("a", 1.0), ("b", 1.0)], 2.0)]) == {"a": 4.0, "b": 2.0}
