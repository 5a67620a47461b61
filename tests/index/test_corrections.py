from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corrections import Signature, correct, echoes, fact_id, matches, reject, review
from index.errors import BadCorrection
from index.types import Attendance, Correction, Fact, Mention, Outcome, Presence, Role, Span, Vote
from tests.index.support import ingested

BY = Signature("Anne", "2026-03-03T10:00:00+00:00", "lu sur la page")


def grants(text: str, sha256: str = "a" * 64) -> list[Fact]:
    return [fact for _, fact in ingested(text, sha256=sha256).facts]


def meant(said: Correction, facts: Sequence[Fact]) -> list[int]:
    """The ranks of the facts that a correction means."""
    return list(matches(dict(enumerate(facts)), [said]))


CLUB, CHORALE = grants("2022-1 verse 80000 € à Club\n2022-2 verse 250 € à Chorale")


def test_a_corrected_fact_keeps_its_words() -> None:
    said = correct(CLUB, "amount", "8 000", BY)
    assert (said.field, said.old, said.new) == ("amount", "80000", "8000")
    one = review("act", CLUB, [said])
    assert one.fact == replace(CLUB, amount=Decimal(8000))  # type: ignore[arg-type,call-arg]
    assert (one.read, one.said) == (CLUB, (said,))


def test_several_fields_of_one_fact() -> None:
    said = [correct(CLUB, "amount", "8000", BY), correct(CLUB, "beneficiary", "Club de voile", BY)]
    fact = review("act", CLUB, said).fact
    assert fact == replace(CLUB, amount=Decimal(8000), beneficiary="Club de voile")  # type: ignore[arg-type,call-arg]


def test_a_rejected_fact_is_none() -> None:
    assert review("act", CLUB, [reject(CLUB, BY)]).fact is None
    assert review("act", CLUB).fact is CLUB


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("amout", "8000", "no field 'amout'; it has beneficiary, .*amount, "),
        ("span", "8000", "no field 'span'"),
        ("amount", "beaucoup", "amount of a grant can't be 'beaucoup': it takes a number such as 8000"),
        ("status", "voté", "it takes one of awarded, proposed, requested, received"),
        ("amount", "80000.00", "read as '80000' already"),
    ],
)
def test_what_can_not_be_said_is_told(field: str, words: str, told: str) -> None:
    with pytest.raises(BadCorrection, match=told):
        correct(CLUB, field, words, BY)


def test_a_fact_is_named_by_what_was_read_of_it() -> None:
    assert fact_id(CLUB) == fact_id(replace(CLUB, amount=Decimal("80000.00")))  # type: ignore[arg-type,call-arg]
    assert fact_id(CLUB).startswith("grant-")
    assert len({fact_id(fact) for fact in (CLUB, CHORALE, *grants("2022-1 verse 9 € à Club"))}) == 3


# --- which fact is meant, after its file was read again --------------------------------------------------

SAID = correct(CLUB, "amount", "8000", BY)
OTHER_SPAN = Span("a" * 64, 1, 300, 312, "80000 € à Club")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022-1 verse 80000 € à Club", 1),
        ("Des mots de plus\n2022-1 attribue la somme de 80000 € à Club", 1),  # it moved within its page
        ("2022-1 verse 80000 € à club !", 1),  # the words are the same but for capitals and marks
        ("2022-1 verse 80000 € à Club de voile", 1),  # the words are read to their end
        ("2022-1 verse 8000 € à Club", 0),  # it is read well now
        ("2022-1 verse 80000 € à Chorale", 0),  # other words
        ("Une page de plus\f2022-1 verse 80000 € à Club", 0),  # pages don't move: that's another grant
        ("rien", 0),
    ],
)
def test_a_fact_is_found_again_by_its_page_its_words_and_its_value(text: str, found: int) -> None:
    assert len(meant(SAID, grants(text))) == found


def test_another_document_is_not_meant() -> None:
    assert meant(SAID, grants("2022-1 verse 80000 € à Club", sha256="b" * 64)) == []


def test_of_equal_words_the_nearest_is_meant() -> None:
    twice = grants("2022-1 verse 500 € à Club\n2022-2 verse 500 € à Club\n2022-3 verse 500 € à Club")
    for rank, fact in enumerate(twice):
        assert meant(correct(fact, "amount", "5", BY), twice) == [rank]


def test_of_several_facts_in_the_same_words_the_most_alike_is_meant() -> None:
    chair = Attendance("Anne Bertin", Role.CHAIR, Presence.PRESENT, "", OTHER_SPAN)
    member = replace(chair, role=Role.MEMBER)
    assert meant(correct(member, "person", "Anne Bertain", BY), [chair, member]) == [1]
    assert meant(reject(member, BY), [chair, member]) == [1]
    assert (
        meant(reject(chair, BY), [member]) == []
    )  # the chair is no longer read at all: a member is no chair


def test_a_rejected_fact_stays_rejected_where_its_words_are_read_better() -> None:
    better = replace(CLUB, purpose="régates", article="Article 1")  # type: ignore[call-arg]
    other = replace(CLUB, amount=Decimal(9))  # type: ignore[arg-type,call-arg]
    assert meant(reject(CLUB, BY), [better]) == [0]
    assert meant(reject(CLUB, BY), [other]) == []


def test_what_was_not_read_then_may_be_read_now() -> None:
    vote = Vote(None, 0, 0, None, "adopted", (), (), (), (), "", OTHER_SPAN)  # type: ignore[arg-type]
    assert meant(reject(vote, BY), [replace(vote, ayes=12)]) == [0]


def test_what_was_read_against_a_vote_falls_with_its_counts() -> None:
    against = "l'acte compte 21 voix pour 20 votants"
    vote = Vote(21, 0, 0, None, Outcome.ADOPTED, (), (), (), (), against, OTHER_SPAN)
    named = review("act", vote, [correct(vote, "against_names", "Ida SY", BY)]).fact
    counted = review("act", vote, [correct(vote, "ayes", "20", BY)]).fact
    clashing = review(
        "act", vote, [correct(vote, "noes", "2", BY), correct(vote, "unanimous", "oui", BY)]
    ).fact
    assert [f.contradiction for f in (named, counted, clashing) if isinstance(f, Vote)] == [
        against,
        "",
        "le vote corrigé est dit unanime et compte 2 voix contre",
    ]


def test_a_value_that_the_field_can_no_longer_have_is_left() -> None:
    assert meant(replace(SAID, new="beaucoup"), [CLUB]) == []
    assert meant(replace(SAID, field="amout"), [CLUB]) == []


LINES = st.lists(
    st.tuples(st.sampled_from(["500", "80000"]), st.sampled_from(["Club", "Club de voile", "Chorale"])),
    min_size=1,
    max_size=6,
)


@given(lines=LINES, data=st.data())
def test_the_fact_corrected_is_the_fact_meant(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    facts = grants("\n".join(f"2022-1 verse {amount} € à {who}" for amount, who in lines))
    rank = data.draw(st.integers(0, len(facts) - 1))
    assert meant(correct(facts[rank], "amount", "7", BY), facts) == [rank]
    assert meant(reject(facts[rank], BY), facts) == [rank]


# --- the same figure, kept as a bare mention -----------------------------------------------------------


def mention(value: int, start: int, end: int, page: int = 1) -> Mention:
    return Mention(Decimal(value), "€", "la somme", "", "", False, Span("a" * 64, page, start, end, "x"))


WORDS = CLUB.span


@pytest.mark.parametrize(
    ("value", "start", "end", "page", "echo"),
    [
        (80000, WORDS.start - 5, WORDS.end + 5, 1, True),
        (80000, WORDS.end - 1, WORDS.end + 5, 1, True),
        (80000, WORDS.end, WORDS.end + 5, 1, False),
        (80000, WORDS.start, WORDS.end, 2, False),
        (250, WORDS.start, WORDS.end, 1, False),
    ],
)
def test_a_figure_that_was_corrected_is_no_bare_figure_either(
    value: int, start: int, end: int, page: int, echo: bool
) -> None:
    mentions = {1: mention(value, start, end, page)}
    for said in (SAID, reject(CLUB, BY)):
        assert (1 in echoes(mentions, [(CLUB, said)])) is echo
    assert review("act", mentions[1], [SAID]).fact is None


def test_a_name_that_was_corrected_leaves_the_figure() -> None:
    said = correct(CLUB, "beneficiary", "Club de voile", BY)
    assert echoes({1: mention(80000, WORDS.start, WORDS.end)}, [(CLUB, said)]) == {}


def test_a_correction_is_named_by_the_fact_and_the_field() -> None:
    later = correct(CLUB, "amount", "8001", replace(BY, at="2027-01-01T00:00:00+00:00"))
    assert later.id == SAID.id
    ids = [said.id for said in (SAID, reject(CLUB, BY), correct(CLUB, "purpose", "régates", BY))]
    assert all(a != b for a, b in pairwise([*ids, correct(CHORALE, "amount", "8000", BY).id]))
