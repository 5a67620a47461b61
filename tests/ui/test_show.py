"""A shown act tells what it decides, the money, the vote and the people, each with its page, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.types import Language
from index.corrections import Signature, correct, fact_id, reject, review
from index.types import Check, Fact, FileKind, Grant, Origin, Reviewed
from tests.assistant.support import ACTS, Desk, small_desk
from ui.acts import acts_named
from ui.show import show
from ui.show.held import shown_act, shown_record
from ui.show.telling import Shown

BY = Signature("Jeanne", "2026-03-03T10:00:00+00:00", "mal lu")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = small_desk(tmp_path_factory.mktemp("show"), ACTS)
    yield made
    made.stores.ledger.close()


def shown(desk: Desk, number: str) -> Shown:
    ledger = desk.stores.ledger
    (act,) = acts_named(number, ledger.acts())
    return shown_act(ledger, act)


def paged(act: Shown, origin: Origin = Origin.TEXT) -> Shown:
    """The same act out of a PDF, its pages read in that way."""
    pages = tuple(replace(page, origin=origin) for page in act.document.pages)
    return replace(act, document=replace(act.document, kind=FileKind.PDF, pages=pages))


def with_said(act: Shown, number: int, reviewed: Reviewed[Fact]) -> Shown:
    return replace(act, reviewed=(*act.reviewed[:number], reviewed, *act.reviewed[number + 1 :]))


def blocks(act: Shown, language: Language = Language.FR, *, ids: bool = False) -> dict[str, list[str]]:
    """The lines of each block by its title; the head under ""."""
    head, *others = show(act, language, ids=ids).replace("\xa0", " ").replace("\u202f", " ").split("\n\n")
    return {"": head.splitlines()} | {
        lines[0]: lines[1:] for block in others if (lines := block.splitlines())
    }


def test_the_head_names_the_act(desk: Desk) -> None:
    head = blocks(paged(shown(desk, "2023-017")))[""]
    assert head[0].startswith("Commune de Saint-Exemple")
    assert head[1:3] == ["N° 2023-017, 14 mars 2023", "Subventions aux associations pour 2023"]
    assert head[3].startswith("2023-03.txt, page 1, ")
    assert "page" not in blocks(shown(desk, "2023-017"))[""][3]


def test_each_article_has_its_page(desk: Desk) -> None:
    articles = blocks(paged(shown(desk, "2023-017")))["Décision"]
    assert len(articles) == 4
    assert articles[1].startswith("  Article 2 : D'attribuer à l'association")
    assert all(line.endswith(" (p. 1)") for line in articles)


def test_an_act_without_articles_tells_what_it_says_before_its_vote(desk: Desk) -> None:
    (told,) = blocks(shown(desk, "2023-040"))["Décision"]
    assert "rejette la proposition" in told or "propose d'attribuer" in told


def test_the_money_each_with_its_page_and_the_total(desk: Desk) -> None:
    money = blocks(paged(shown(desk, "2023-017")))["Argent"]
    assert money[0] == "  1 500 € : subvention à Les Amis du Lavoir (p. 1)"
    assert "  Total attribué, calculé sur 3 lignes : 2 600 €" in money
    assert any(line.startswith("  Imputation") for line in money)


def test_the_grants_of_a_table_stand_under_their_themes_and_say_once_what_they_share(desk: Desk) -> None:
    act = shown(desk, "2023-017")
    themes = iter([("Sport", "coupe"), ("Sport", "Sport"), ("Culture", "")])
    act = replace(
        act,
        reviewed=tuple(
            review(one.act, replace(one.read, theme=theme, purpose=purpose, article="", period="2023"))  # type: ignore[call-arg]
            for one in act.reviewed
            if isinstance(one.read, Grant)
            for theme, purpose in [next(themes)]
        ),
    )
    assert blocks(act)["Argent"] == [
        "  Sport",
        "    1 500 € : subvention à Les Amis du Lavoir",
        "      objet : coupe",
        "    800 € : subvention à Fanfare de Saint-Exemple",
        "  Culture",
        "    300 € : subvention à Boule Exemplaire",
        "  Pour toutes ces lignes : période : 2023",
        "  Total attribué, calculé sur 3 lignes : 2 600 €",
    ]


def test_what_was_only_asked_for_is_in_no_total(desk: Desk) -> None:
    money = "\n".join(blocks(shown(desk, "CC-2023-5"))["Argent"])
    assert "120 000 € demandés" in money
    assert "2 000 € : subvention à Nageurs du Val" in money
    assert "Total" not in money
    assert "Vérifié : 100 000 € / 400 000 € = 25 %" in money


def test_the_vote_and_its_names(desk: Desk) -> None:
    vote = blocks(paged(shown(desk, "2023-040")))["Vote"]
    assert vote[0] == "  Rejeté : 1 voix pour, 2 voix contre, 0 abstention (p. 1)"
    assert "    Contre : Louis CARNOT et Rose DELMAS" in vote


def test_the_people(desk: Desk) -> None:
    people = blocks(shown(desk, "2023-017"))["Personnes"]
    assert people == [
        "  Présidence : Anne BERTIN",
        "  Secrétaire : Rose DELMAS",
        "  3 élus présents : Anne BERTIN, Louis CARNOT, Rose DELMAS",
        "  2 élus excusés : Hugo EVRARD (pouvoir à Rose DELMAS), Lise FABRE",
    ]


def test_what_replaces_it_and_what_it_replaces(desk: Desk) -> None:
    old, new = shown(desk, "2021-04"), shown(desk, "2021-09")
    assert blocks(old)[""][-1].startswith("Annulé et remplacé par : n° 2021-09, 7 septembre 2021 (")
    assert blocks(new)[""][-1].startswith("Annule et remplace : n° 2021-04, 6 avril 2021 (")
    assert (
        blocks(replace(new, replaces=()))[""][-1]
        == "Annule et remplace : 2021-04 (n'est pas dans la mémoire)"
    )
    assert (shown_record(old)["replaced_by"], shown_record(new)["replaced_acts"]) == (
        new.act.id,
        [old.act.id],
    )


def test_in_english(desk: Desk) -> None:
    told = blocks(paged(shown(desk, "2023-017")), Language.EN)
    assert told[""][1] == "No. 2023-017, 14 March 2023"
    assert told["Money"][0] == "  €1,500 to Les Amis du Lavoir (grant) (p. 1)"
    assert told["People"][-1] == "  2 excused members: Hugo EVRARD (proxy to Rose DELMAS), Lise FABRE (p. 1)"


def test_ids_name_every_fact_and_the_bare_figures_too(desk: Desk) -> None:
    act = shown(desk, "2023-017")
    told = show(act, Language.FR, ids=True)
    assert all(f"[{fact_id(one.read)}]" in told for one in act.reviewed)
    assert "Autres chiffres" in blocks(act, ids=True)
    assert "Autres chiffres" not in blocks(act)


@pytest.mark.parametrize(
    ("origin", "warned"),
    [
        (Origin.TEXT, None),
        (Origin.OCR, ["  p. 1 : texte reconnu sur une image, à vérifier"]),
        (Origin.DECODED, ["  p. 1 : texte décodé, à vérifier sur la page"]),
    ],
)
def test_a_page_that_was_recognised_is_a_warning(
    desk: Desk, origin: Origin, warned: list[str] | None
) -> None:
    assert blocks(paged(shown(desk, "2023-017"), origin)).get("Avertissements") == warned


def test_a_check_that_fails_is_a_warning(desk: Desk) -> None:
    act = shown(desk, "CC-2023-5")
    at = next(at for at, one in enumerate(act.reviewed) if isinstance(one.read, Check))
    wrong = replace(act.reviewed[at].read, holds=False, statement="25 % ; imprimé : 24 %")  # type: ignore[call-arg]
    told = blocks(paged(with_said(act, at, review(act.act.id, wrong))))
    assert told["Avertissements"] == ["  25 % ; imprimé : 24 % (p. 1)"]
    assert not any("Vérifié" in line for line in told["Argent"])


def test_a_corrected_figure_is_told_with_its_note_and_the_checks_as_older(desk: Desk) -> None:
    act = shown(desk, "CC-2023-5")
    at = next(at for at, one in enumerate(act.reviewed) if isinstance(one.read, Grant))
    read = act.reviewed[at].read
    told = blocks(with_said(act, at, review(act.act.id, read, [correct(read, "amount", "7", BY)])))["Argent"]
    assert told[0].startswith("  7 € demandés")
    assert told[1].startswith("    Corrigé par Jeanne le 3 mars 2026 : 7 € au lieu de 120 000 € comme lu")
    assert told[-1] == "  Ces contrôles portent sur les chiffres lus, avant correction."


def test_a_rejected_fact_is_told_apart_with_its_words(desk: Desk) -> None:
    act = shown(desk, "2023-040")
    read = act.reviewed[0].read
    told = blocks(paged(with_said(act, 0, review(act.act.id, read, [reject(read, BY)]))), ids=True)
    (line,) = told["Écarté par une correction"]
    assert line.startswith("  Écarté par Jeanne le 3 mars 2026 : «")
    assert line.endswith(f"(mal lu) (p. 1) [{fact_id(read)}]")
    assert told["Argent"] == ["  Aucune somme attribuée, demandée ou reçue n'a été reconnue."]
