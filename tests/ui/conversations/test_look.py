"""How kept conversations look: the bar, the list, its search; every name is text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assistant.types import Language
from index.types import ConversationEntry
from tests.ui.fake_assistant import DANGER
from ui.conversation import Kept, Session
from ui.conversations.look import MOST, found, render_area, render_bar, when
from ui.conversations.texts import ConversationTexts, conversation_texts

START = Session(Language.FR)
THEN = "2026-03-03T10:00:00+00:00"


def entries(*names: str) -> list[ConversationEntry]:
    return [ConversationEntry(f"c{rank}", name, THEN) for rank, name in enumerate(names)]


def test_names_are_text_and_never_markup() -> None:
    session = Session(Language.FR, kept=Kept("c0", DANGER))
    for shown in (render_bar(session, 1), render_area(session, entries(DANGER), signed=True)):
        assert "&lt;script&gt;" in shown
        assert "<script" not in shown
        assert "<img" not in shown


def test_the_open_one_is_marked() -> None:
    shown = render_area(Session(Language.FR, kept=Kept("c1", "b")), entries("a", "b"), signed=True)
    assert shown.count('aria-current="true"') == 1
    assert 'data-open="c1" aria-current="true"' in shown


def test_few_are_looked_through_and_many_are_sought() -> None:
    assert 'type="search"' not in render_area(START, entries(*"abcdefgh"), signed=False)
    assert 'type="search"' in render_area(START, entries(*"abcdefghi"), signed=False)


def test_only_the_last_ones_are_listed_and_it_is_said() -> None:
    shown = render_area(START, entries(*map(str, range(MOST + 5))), signed=False)
    assert shown.count("data-open") == MOST
    assert f"Les {MOST} dernières, sur {MOST + 5}" in shown


@pytest.mark.parametrize(
    ("sought", "names"),
    [
        ("", ["Chorales de l’Été", "Vote du budget"]),
        ("ete chor", ["Chorales de l’Été"]),
        ("BUDGÉT", ["Vote du budget"]),
        ("orales", []),
    ],
)
def test_they_are_sought_by_the_beginnings_of_words(sought: str, names: list[str]) -> None:
    held = entries("Chorales de l’Été", "Vote du budget")
    assert [entry.name for entry in found(held, sought)] == names


def test_where_none_can_be_read_it_is_said() -> None:
    assert "ne peuvent pas être lues" in render_area(START, None, signed=False)
    assert "Vos questions seront gardées ici" in render_area(START, [], signed=False)


def test_the_time_is_told_of_today_and_the_date_of_any_other_day() -> None:
    now = datetime.now(UTC)
    assert when(now.isoformat(), Language.FR) == f"aujourd’hui à {now.astimezone():%H:%M}"
    assert when(now.isoformat(), Language.EN).startswith("today at ")
    before = now - timedelta(days=2)
    assert when(before.isoformat(), Language.FR) == f"{before.astimezone():%d/%m/%Y}"


def strings(words: ConversationTexts) -> dict[str, str]:
    told: dict[str, str] = {}
    for name in words.__dataclass_fields__:
        value = getattr(words, name)
        told |= (
            {f"{name}.{key}": text for key, text in value.items()}
            if isinstance(value, dict)
            else {name: value}
        )
    return told


def test_both_languages_say_everything_with_the_same_places() -> None:
    french, english = (strings(conversation_texts(language)) for language in Language)
    assert french.keys() == english.keys()
    for name, text in french.items():
        assert text.strip()
        assert sorted(part for part in text.split("{")[1:]) != [] or "{" not in english[name]
        assert {p.partition("}")[0] for p in text.split("{")[1:]} == {
            p.partition("}")[0] for p in english[name].split("{")[1:]
        }


@pytest.mark.parametrize("sign", ["?", ";", "!", ":", "»"])
def test_french_signs_never_stand_alone(sign: str) -> None:
    assert [text for text in strings(conversation_texts(Language.FR)).values() if f" {sign}" in text] == []
