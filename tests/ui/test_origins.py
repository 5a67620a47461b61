"""An answer that stands on decoded or recognised text says so, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.types import Answer, Language
from index.types import Origin
from tests.ui.fake_assistant import FakeAssistant
from ui.page_view import SourceView
from ui.panel import ANSWERS, render_panel
from ui.render import render_answer, render_terminal

SAID = {
    (Origin.OCR, Language.FR): "texte reconnu sur une image, à vérifier",
    (Origin.OCR, Language.EN): "text recognised on an image, check it",
    (Origin.DECODED, Language.FR): "texte décodé, à vérifier sur la page",
    (Origin.DECODED, Language.EN): "decoded text, check it on the page",
}


def _answer(tmp_path: Path, origin: Origin, language: Language) -> Answer:
    answer = FakeAssistant(tmp_path).ask("nec 2022")
    cited = (replace(answer.citations[0], origin=origin), *answer.citations[1:])
    return replace(answer, citations=cited, language=language)


@pytest.mark.parametrize(("origin", "language"), SAID)
def test_the_sources_say_where_their_text_comes_from(
    tmp_path: Path, origin: Origin, language: Language
) -> None:
    answer, said = _answer(tmp_path, origin, language), SAID[origin, language]
    assert render_answer(answer).count(said) == 1
    assert render_terminal(answer).count(f"({said})") == 1
    panel = render_panel(SourceView(answer.citations[0], 1), ANSWERS, language)
    assert said[0].upper() + said[1:] in panel


@pytest.mark.parametrize("language", Language)
def test_a_text_of_its_own_needs_no_word(tmp_path: Path, language: Language) -> None:
    answer = _answer(tmp_path, Origin.TEXT, language)
    assert not any(said in render_answer(answer) + render_terminal(answer) for said in SAID.values())
