"""A draft becomes an answer with numbered citations."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.compose import compose, nothing_found, understood
from assistant.question import read_question
from assistant.types import Claim, Draft, Entry, Ground, Status
from index.errors import NoText
from index.types import Grant
from tests.assistant.support import ACTS, Desk, small_desk


def grounds(desk: Desk) -> list[Ground]:
    acts = {act.id: act for act in desk.stores.ledger.acts()}
    return [Ground(acts[act_id], grant.span) for act_id, grant in desk.stores.ledger.facts(Grant)]


def test_citations_are_numbered_as_they_are_first_used(small: Desk) -> None:
    a, b, c, *_ = grounds(small)
    draft = Draft(
        Status.ANSWERED,
        (Claim("Un", (b, a, b)), Claim("Deux"), Claim("Trois", (a, c))),
        entries=(Entry("x", Decimal(1), "", c),),
    )
    answer = compose(draft, small.find("Combien ?"), small.stores.ledger)
    assert answer.text == "Un [1] [2]\nDeux\nTrois [2] [3]"
    assert [cite.quote for cite in answer.citations] == [g.span.quote for g in (b, a, c)]
    assert [row.citation for row in answer.rows] == [3]


def test_a_citation_tells_where_it_stands(small: Desk) -> None:
    ground = next(g for g in grounds(small) if "Fanfare" in g.span.quote)
    answer = compose(
        Draft(Status.ANSWERED, (Claim("x", (ground,)),)), small.find("Combien ?"), small.stores.ledger
    )
    (cite,) = answer.citations
    assert (cite.file, cite.page, cite.ledger_page) == ("2023-03.txt", None, 1)  # a text file has no pages
    assert (cite.act, cite.council, str(cite.date)) == ("2023-017", "Commune de Saint-Exemple", "2023-03-14")
    assert small.assistant.source(cite).text[cite.start : cite.end] == cite.quote


def test_a_pdfs_citation_has_its_page(specimens: Desk) -> None:
    assert specimens.ask("Combien pour NEC 2022 ?").citations[0].page == 2


def test_what_was_searched_is_told(small: Desk) -> None:
    found = small.find("Combien pour Zorbax ?")
    answer = compose(nothing_found(found, small.stores.ledger), found, small.stores.ledger)
    assert answer.headline == "Non trouvé dans les actes : « Zorbax » n'y figure pas."
    assert "Recherché dans 6 actes de 6 fichiers." in answer.text
    assert answer.follow_ups == ()


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("How much for Zorbax?", "“Zorbax” is not in them."),
        ("How much for Zorbax and Flimp?", "“Zorbax” and “Flimp” are not in them."),
        ("Combien pour Zorbax et Flimp ?", "« Zorbax » et « Flimp » n'y figurent pas."),
    ],
)
def test_one_and_many_missing_names(small: Desk, question: str, verb: str) -> None:
    assert small.ask(question).headline.endswith(verb)


def test_unread_files_are_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = small_desk(tmp_path_factory.mktemp("unread"), ACTS)
    desk.stores.ledger.refuse(NoText("/acts/scan.pdf", "no text", "read it"))
    found = desk.find("How much for Zorbax?")
    text = compose(nothing_found(found, desk.stores.ledger), found, desk.stores.ledger).text
    desk.stores.ledger.close()
    assert "1 unreadable file" in text


def test_the_nearest_act_is_offered(small: Desk) -> None:
    found = small.find("Combien pour la Fanfare de Zorbax ?")
    draft = nothing_found(found, small.stores.ledger)
    assert draft.claims[-1].text == "L'acte le plus proche : Subventions aux associations pour 2023"
    assert draft.claims[-1].grounds


@pytest.mark.parametrize(
    ("question", "history", "told"),
    [
        ("Combien pour NEC 2022 ?", (), "montant · aides attribuées · NEC · 2022"),
        ("who was excused in Lens on 27 September 2022?", (), "person · excused · Lens · 27 September 2022"),
        (
            "et en 2023 ?",
            ("Combien pour NEC 2022 ?",),
            "montant · aides attribuées · NEC · 2023 · (suite de la question précédente)",
        ),
    ],
)
def test_how_the_question_was_read(question: str, history: tuple[str, ...], told: str) -> None:
    assert understood(read_question(question, history)) == told


def test_follow_ups_can_be_asked_in_turn(small: Desk) -> None:
    question = "Combien pour la Fanfare ?"
    answer = small.ask(question)
    assert answer.follow_ups
    for follow_up in answer.follow_ups:
        assert read_question(follow_up, (question,)).follow_up
        assert small.ask(follow_up, question).language is answer.language


def test_an_answer_in_english_follows_up_in_english(small: Desk) -> None:
    answer = small.ask("How much went to Fanfare?")
    assert all(words.startswith("And ") for words in answer.follow_ups)
    assert replace(answer, follow_ups=()) != answer
