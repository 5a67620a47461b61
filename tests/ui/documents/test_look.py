"""How additions look: what is told of each state, in both languages; nothing of a file's name is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.types import Language
from index.intake import Additions, Doing
from index.steps import Step
from index.types import Addition, AdditionState, Trouble
from ui.documents.look import SHOWN, render_additions, render_drop

ONE = Addition(
    *("a1", "acte.pdf", "acte.pdf", "/store/added/acte.pdf", "0" * 64, 1_234_567, "zoé"),
    *("2026-11-30T21:50:00+00:00", AdditionState.DONE, 1, 2, 14, 9),
)
WAITING = replace(ONE, id="a2", given="b.pdf", name="b.pdf", state=AdditionState.WAITING, documents=0)


def words(html: str) -> str:
    """What is read on the screen."""
    text = re.sub(r"<[^>]*>", " ", html)
    return " ".join(re.sub(r"[\u00a0\u202f]", " ", text).split())


def shown(*additions: Addition, doing: Doing | None = None, left: bool = False, lang: str = "fr") -> str:
    return render_additions(Additions(additions, doing, left), Language(lang))


def test_a_file_read_tells_what_was_found() -> None:
    told = words(shown(ONE))
    assert "1 document lu." in told
    assert "2 actes, 14 faits et 9 passages. Les réponses en tiennent compte." in told
    assert "par zoé, 1,2 Mo" in told
    assert "2 acts, 14 facts and 9 passages" in words(shown(ONE, lang="en"))
    assert "3 documents, 2 actes" in words(shown(replace(ONE, documents=3)))


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (AdditionState.KNOWN, "Le même contenu est déjà lu, sous le nom « autre.pdf »."),
        (AdditionState.GONE, "Ses actes ne sont plus présents"),
        (AdditionState.CUT, "Déposez le fichier à nouveau."),
        (AdditionState.STOPPED, "Arrêté à la demande. Rien n’en a été gardé."),
    ],
)
def test_each_end_is_told(state: AdditionState, told: str) -> None:
    one = replace(ONE, state=state, documents=0, held_as="autre.pdf", path="")
    assert told in words(shown(one))


def test_a_file_kept_under_another_name_says_so() -> None:
    assert "Gardé sous le nom « acte (2).pdf »" in words(shown(replace(ONE, name="acte (2).pdf")))
    assert "Gardé sous" not in words(shown(replace(ONE, given="C:\\actes\\acte.pdf")))


def test_a_refusal_tells_why_and_what_to_do() -> None:
    trouble = Trouble("", "the file is empty", "fetch the file again")
    one = replace(ONE, state=AdditionState.REFUSED, documents=0, troubles=(trouble,))
    assert (
        "Pourquoi : Le fichier est vide. Que faire : Récupérez le fichier à sa source, puis déposez-le à nouveau."
        in words(shown(one))
    )
    assert "Why: The file is empty. What to do: Fetch the file again." in words(shown(one, lang="en"))
    assert 'data-order="again"' in shown(one)
    assert 'data-order="again"' not in shown(replace(one, path=""))


def test_what_has_no_french_words_is_marked_as_english() -> None:
    one = replace(ONE, state=AdditionState.REFUSED, troubles=(Trouble("", "odd", "wait"),))
    assert '<span lang="en">Odd.</span>' in shown(one)


def test_files_of_an_archive_are_told_by_name() -> None:
    troubles = tuple(Trouble(f"{n}.pdf", "the file is empty", "fetch the file again") for n in range(25))
    told = words(shown(replace(ONE, documents=3, troubles=troubles)))
    assert "25 fichiers de l’archive n’ont pas été lus" in told
    assert "19.pdf Pourquoi" in told
    assert "20.pdf" not in told
    assert "+ 5" in told


@pytest.mark.parametrize(
    ("doing", "told"),
    [
        (Doing("a1"), "Étape 1 sur 6 : préparation"),
        (Doing("a1", Step.OCR, 0, 1), "Étape 2 sur 6 : reconnaissance des images (OCR)"),
        (
            Doing("a1", Step.FACTS, 2, 12),
            "2 fichiers sur 12 de l’archive. Étape 4 sur 6 : recherche des faits",
        ),
        (Doing("a1", None, 1, 1, (256, 1_200)), "Indexation des passages (256 sur 1 200)"),
    ],
)
def test_what_is_being_done_is_told(doing: Doing, told: str) -> None:
    one = replace(ONE, state=AdditionState.READING, documents=0)
    assert told in words(shown(one, doing=doing))


def test_the_bar_only_moves_on() -> None:
    one = replace(ONE, state=AdditionState.READING)
    doings = (
        *(Doing("a1", step, 0, 2) for step in (None, *Step)),
        *(Doing("a1", step, 1, 2) for step in (None, *Step)),
        *(Doing("a1", None, 2, 2, (done, 10)) for done in (0, 5, 10)),
    )
    found = (re.search(r'value="([\d.]+)"', shown(one, doing=doing)) for doing in doings)
    values = [float(match[1]) for match in found if match]
    assert len(values) == len(doings)
    assert values == sorted(values)
    assert f'max="{values[-1]:.3f}"' in shown(one, doing=doings[-1])


def test_the_live_region_does_not_chatter() -> None:
    """It tells what is done and left, and nothing of the steps."""
    one = replace(ONE, state=AdditionState.READING)
    statuses = {
        re.findall(r'<p class="summary" role="status">(.*?)</p>', shown(one, WAITING, doing=doing))[0]
        for doing in (None, Doing("a1", Step.READ), Doing("a1", Step.FACTS, 1, 2))
    }
    assert statuses == {"1 en lecture, 1 en attente."}
    assert 'role="status"' not in shown(one).replace('class="summary" role="status"', "")


def test_what_waits_comes_first_in_its_order() -> None:
    late = replace(WAITING, id="a3", given="c.pdf", name="c.pdf")
    told = shown(late, WAITING, ONE)
    assert told.index("b.pdf") < told.index("c.pdf") < told.index("acte.pdf")


def test_older_ones_are_counted() -> None:
    many = [replace(ONE, id=f"a{n}") for n in range(SHOWN + 3)]
    assert "3 ajouts plus anciens ne sont pas montrés." in words(shown(*many))


def test_what_a_server_left_can_be_taken_up() -> None:
    told = shown(WAITING, left=True)
    assert "Le serveur a été arrêté avant d’avoir tout lu. 1 en attente." in words(told)
    assert 'data-order="resume"' in told
    assert "data-busy" not in told
    assert "data-busy" in shown(WAITING)


def test_a_name_is_never_markup() -> None:
    danger = '<script>alert(1)</script>"onload=x'
    trouble = Trouble(danger, danger, danger)
    one = replace(ONE, given=danger, name=danger, who=danger, held_as=danger, troubles=(trouble,))
    for state in AdditionState:
        told = shown(replace(one, state=state), doing=Doing("a1", Step.READ, 1, 2))
        assert "<script" not in told
        assert 'd"onload' not in told


@pytest.mark.parametrize("language", Language)
def test_where_files_are_dropped_says_what_is_taken(language: Language) -> None:
    told = render_drop(language, local=False)
    assert words(told) in words(render_drop(language, local=True))
    assert "200" in words(told)
    assert 'type="file"' in told
    assert all(kind in told for kind in (".pdf", ".docx", ".odt", ".txt", ".zip"))
