"""The filters as HTML: menus with their counts, and the line that tells what is searched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.types import Language, Scope
from index.purses import Purse
from tests.ui.fake_assistant import COUNCIL, DANGER, FakeAssistant
from ui.conversation import Session, answered, put, refined
from ui.filters import render_filters, render_scope

START = Session(Language.FR)
CHOSEN = Session(Language.FR, scope=Scope(council=COUNCIL, year=2021, purse=Purse.REQUESTED))


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


def area(session: Session, assistant: FakeAssistant) -> str:
    return render_filters(session, assistant.options(session.scope))


def line(session: Session, assistant: FakeAssistant) -> str:
    return render_scope(session, assistant.options(session.scope))


def test_each_menu_has_its_label_and_its_counts(assistant: FakeAssistant) -> None:
    html = area(START, assistant)
    menus = re.findall(r'<select id="(.*?)" data-name="(.*?)">', html)
    assert [name for _, name in menus] == ["council", "year", "body", "purse", "theme"]
    assert re.findall(r'<label for="(.*?)">', html) == [id_ for id_, _ in menus]
    assert '<option value="=2021">2021 (204)</option>' in html
    assert '<option value="=requested">Demandé à d’autres (20)</option>' in html
    assert '<option value="" selected>Tous les conseils</option>' in html
    assert "Tous les actes (1\u202f204)" in html
    assert "Effacer" not in html


def test_what_is_chosen_is_selected_and_can_be_dropped(assistant: FakeAssistant) -> None:
    html = area(CHOSEN, assistant)
    assert '<option value="=2021" selected>2021 (204)</option>' in html
    assert len(re.findall(r" selected>", html)) == 5
    assert "204 actes sur 1\u202f204" in html
    assert 'data-name="clear"' in html


def test_the_line_tells_what_is_searched(assistant: FakeAssistant) -> None:
    assert "Tous les actes (1\u202f204)" in line(START, assistant)
    assert "<li>" not in line(START, assistant)
    html = line(CHOSEN, assistant)
    assert re.findall(r'aria-label="(Retirer.*?)"', html) == [
        f"Retirer le filtre conseil\u00a0: {COUNCIL}",
        "Retirer le filtre année de la séance\u00a0: 2021",
        "Retirer le filtre argent\u00a0: demandé à d’autres",
    ]
    assert re.findall(r'data-name="(.*?)"', html) == ["council", "year", "purse"]
    assert '<span class="count" aria-hidden="true">3</span>' in html


def test_english(assistant: FakeAssistant) -> None:
    session = Session(Language.EN, scope=CHOSEN.scope)
    assert "204 of 1,204 acts" in area(session, assistant)
    assert "Requested of others (20)" in area(session, assistant)
    assert "Remove the filter council: " in line(session, assistant)


def test_a_question_of_other_filters_can_be_asked_again(assistant: FakeAssistant) -> None:
    session = answered(put(START, "contre"), assistant)
    assert 'id="again"' not in line(session, assistant)
    assert 'id="again"' in line(refined(session, "year", "2021"), assistant)


def test_nothing_of_an_act_is_markup(assistant: FakeAssistant) -> None:
    assert "<script" not in area(START, assistant)
    assert "&lt;script&gt;" in area(START, assistant)
    assert "<script" not in line(Session(Language.FR, scope=Scope(theme=DANGER)), assistant)
