"""A model that fails again and again is left alone for a while."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from assistant.llm.patience import FAILURES, REST, Patience, Resting
from index.errors import NoReply


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Moody:
    """A model that works or doesn't."""

    works: bool = False
    asked: int = 0

    def complete(self, message: str) -> str:
        self.asked += 1
        if not self.works:
            raise NoReply("no")
        return message


def fail(patience: Patience, model: Moody, times: int) -> None:
    for _ in range(times):
        with pytest.raises(NoReply):
            patience.ask(model, "?")


def test_it_is_asked_until_it_failed_often() -> None:
    model, clock = Moody(), Clock()
    patience = Patience(clock)
    fail(patience, model, FAILURES)
    assert model.asked == FAILURES
    with pytest.raises(Resting):
        patience.ask(model, "?")
    assert model.asked == FAILURES


def test_after_a_rest_it_is_asked_once_and_rests_again() -> None:
    model, clock = Moody(), Clock()
    patience = Patience(clock)
    fail(patience, model, FAILURES)
    clock.now += REST + 1
    fail(patience, model, 2)
    assert model.asked == FAILURES + 1
    clock.now += REST + 1
    model.works = True
    assert patience.ask(model, "oui") == "oui"
    model.works = False
    fail(patience, model, FAILURES - 1)
    model.works = True
    assert patience.ask(model, "oui") == "oui"


def test_failures_that_are_not_in_a_row_do_not_count() -> None:
    model = Moody()
    patience = Patience(Clock())
    for _ in range(5):
        fail(patience, model, FAILURES - 1)
        model.works = True
        assert patience.ask(model, "oui") == "oui"
        model.works = False
