"""Filters: what lies within them, what can be chosen, and how answers keep to them."""

from __future__ import annotations

import pytest

from assistant.catalogue import catalogue
from assistant.scope import meant, narrowed, nearest, options, scope_told, within
from assistant.types import ANYTHING, Filter, Language, Scope, Status
from index.purses import Purse
from tests.assistant.support import LAVOIR_2022, Desk, small_desk

EXEMPLE, VAL, BOURG = (
    "Commune de Saint-Exemple",
    "Communauté de communes du Val-Modèle",
    "Commune de Bourg-Témoin",
)


def values(desk: Desk, filter_: Filter, scope: Scope = ANYTHING) -> dict[str, int]:
    return dict(desk.assistant.options(scope).values[filter_])


# --- what can be chosen ----------------------------------------------------------------------------------


def test_each_value_tells_its_acts(small: Desk) -> None:
    assert values(small, Filter.COUNCIL) == {VAL: 1, BOURG: 2, EXEMPLE: 3}
    assert values(small, Filter.YEAR) == {"2023": 3, "2022": 1, "2021": 2}
    assert values(small, Filter.BODY) == {"Conseil communautaire": 1, "Conseil municipal": 5}
    assert values(small, Filter.PURSE) == {"given": 5, "proposed": 1, "requested": 1}


def test_years_come_latest_first_and_names_in_their_order(small: Desk) -> None:
    offered = small.assistant.options().values
    assert [value for value, _ in offered[Filter.YEAR]] == ["2023", "2022", "2021"]
    assert [value for value, _ in offered[Filter.COUNCIL]] == [VAL, BOURG, EXEMPLE]


def test_a_filter_leaves_the_others_what_it_lets_through(small: Desk) -> None:
    scope = Scope(council=EXEMPLE)
    assert values(small, Filter.YEAR, scope) == {"2023": 2, "2022": 1}
    assert values(small, Filter.COUNCIL, scope) == values(small, Filter.COUNCIL)  # another can be chosen
    assert (small.assistant.options(scope).acts, small.assistant.options(scope).held) == (3, 6)


def test_a_value_chosen_can_be_seen_where_nothing_has_it(small: Desk) -> None:
    assert values(small, Filter.YEAR, Scope(council=BOURG, year=2023)) == {"2023": 0, "2021": 2}


def test_themes_are_those_of_the_acts_headings(specimens: Desk) -> None:
    themes = values(specimens, Filter.THEME)
    assert themes
    theme = next(iter(themes))
    cards = within(Scope(theme=theme), catalogue(specimens.stores.ledger).cards)
    assert len(cards) == themes[theme]
    assert all(theme in {told for _, told in card.money} for card in cards.values())


def test_no_filter_is_all(small: Desk) -> None:
    cards = catalogue(small.stores.ledger).cards
    assert within(ANYTHING, cards) is cards
    assert options(ANYTHING, cards).acts == len(cards) == 6


@pytest.mark.parametrize(
    ("filter_", "value", "scope"),
    [
        (Filter.COUNCIL, "X", Scope(council="X")),
        (Filter.YEAR, "2021", Scope(year=2021)),
        (Filter.YEAR, "MMXXI", ANYTHING),
        (Filter.PURSE, "requested", Scope(purse=Purse.REQUESTED)),
        (Filter.PURSE, "stolen", ANYTHING),
        (Filter.THEME, "", ANYTHING),
    ],
)
def test_one_filter_is_changed_at_a_time(filter_: Filter, value: str, scope: Scope) -> None:
    assert narrowed(ANYTHING, filter_, value) == scope
    assert narrowed(scope, filter_, "") == ANYTHING


def test_a_typed_wish_is_the_name_itself_or_its_words() -> None:
    held = ("Commune de Lens", "Communauté de Lens et alentours", "Commune d'Ys")
    assert meant("commune de LENS", held) == ("Commune de Lens",)
    assert meant("lens", held) == held[:2]
    assert meant("ys", held) == ("Commune d'Ys",)
    assert meant("", held) == meant("Rome", held) == ()
    assert nearest("Comune de Lence", held)[0] == "Commune de Lens"
    assert nearest("zzz", held) == ()


def test_filters_are_told_in_both_languages() -> None:
    scope = Scope("Commune d'Ys", 2021, "Bureau", Purse.REQUESTED, "Sport")
    assert scope_told(scope, Language.FR) == "Commune d'Ys, 2021, Bureau, demandé à d’autres, « Sport »"
    assert scope_told(scope, Language.EN) == "Commune d'Ys, 2021, Bureau, requested of others, “Sport”"
    assert scope_told(ANYTHING, Language.FR) == ""


# --- answers within ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "scope", "amount"),
    [
        ("Combien pour Les Amis du Lavoir ?", ANYTHING, 2700),
        ("Combien pour Les Amis du Lavoir ?", Scope(year=2022), 1200),
        ("Total des subventions ?", Scope(council=EXEMPLE, year=2023), 2600),
        ("Total des subventions ?", Scope(council=BOURG), 600),  # the act that replaced the other
        ("Combien en tout ?", Scope(body="Conseil communautaire", purse=Purse.GIVEN), 2000),
        ("Combien en tout ?", Scope(purse=Purse.REQUESTED), 120_000),
        ("How much in all?", Scope(council=EXEMPLE, purse=Purse.GIVEN, year=2022), 1200),
    ],
)
def test_a_filter_changes_what_is_told(small: Desk, question: str, scope: Scope, amount: int) -> None:
    answer = small.assistant.ask(question, (), scope)
    assert answer.amount == amount
    assert ("filtre" in answer.understood or "filters" in answer.understood) is scope.narrows


def test_the_scope_is_told_beside_the_reading(small: Desk) -> None:
    answer = small.assistant.ask("Combien pour la Fanfare ?", (), Scope(EXEMPLE, 2023))
    assert answer.understood == f"montant · aides attribuées · Fanfare · filtres : {EXEMPLE}, 2023"


def test_a_follow_up_keeps_to_the_filters(small: Desk) -> None:
    answer = small.assistant.ask("et la Fanfare ?", ("Combien pour Les Amis du Lavoir ?",), Scope(EXEMPLE))
    assert answer.amount == 800


def test_nothing_within_the_filters_tells_where_was_looked(small: Desk) -> None:
    answer = small.assistant.ask("Combien pour la Fanfare ?", (), Scope(council=BOURG))
    assert (answer.status, answer.amount, answer.rows) == (Status.NOT_FOUND, None, ())
    assert answer.headline == "Non trouvé dans les actes choisis : « Fanfare » n'y figure pas."
    assert f"Recherché dans 2 actes de 2 fichiers (filtres : {BOURG})." in answer.text
    assert answer.text.endswith("Sans les filtres, les actes répondent à cette question.")
    assert answer.beyond
    assert "800" not in answer.text


def test_nothing_at_all_promises_nothing_without_the_filters(small: Desk) -> None:
    answer = small.assistant.ask("How much for Zorbax?", (), Scope(council=BOURG))
    assert answer.status is Status.NOT_FOUND
    assert not answer.beyond
    assert "Without the filters" not in answer.text


def test_the_filter_wins_over_the_council_that_the_question_names(small: Desk) -> None:
    question = "Combien Saint-Exemple a donné à la Fanfare ?"
    answer = small.assistant.ask(question, (), Scope(council=BOURG))
    assert answer.headline == f"Non trouvé : la question nomme {EXEMPLE}, que les filtres écartent."
    assert answer.beyond
    assert small.assistant.ask(question, (), Scope(council=EXEMPLE)).amount == 800


def test_filters_that_no_act_passes(small: Desk) -> None:
    answer = small.assistant.ask("Combien pour la Fanfare ?", (), Scope(council=BOURG, year=2023))
    assert answer.headline == "Non trouvé : aucun acte ne passe les filtres."
    assert "Recherché dans 0 actes" in answer.text


def test_another_year_than_the_filters_is_not_told(small: Desk) -> None:
    answer = small.assistant.ask("Combien pour Les Amis du Lavoir en 2023 ?", (), Scope(year=2022))
    assert (answer.status, answer.amount, answer.beyond) == (Status.NOT_FOUND, None, True)
    assert answer.headline.startswith("Non trouvé")


def test_a_kind_of_money_leaves_out_all_other(small: Desk) -> None:
    asked = "Combien de subvention pour le bassin de nage ?"
    assert small.assistant.ask(asked, (), Scope(purse=Purse.REQUESTED)).amount == 120_000
    refused = small.assistant.ask("Combien a été demandé pour le bassin ?", (), Scope(purse=Purse.GIVEN))
    assert (refused.status, refused.amount) == (Status.NOT_FOUND, None)


def test_a_price_is_no_money_given(small: Desk) -> None:
    answer = small.assistant.ask("Quel est le loyer de la Fanfare ?", (), Scope(purse=Purse.GIVEN))
    assert answer.amount != 800 or answer.status is not Status.ANSWERED


def test_people_and_votes_keep_to_the_filters(small: Desk) -> None:
    who = small.assistant.ask("Qui présidait la séance ?", (), Scope(EXEMPLE, 2023))
    assert who.value == "Anne BERTIN"
    none = small.assistant.ask("Qui présidait la séance du 14 mars 2023 ?", (), Scope(BOURG))
    assert none.status is Status.NOT_FOUND


@pytest.mark.parametrize("question", ["", "?", "bonjour", "merci !"])
def test_filters_make_no_question_of_nothing(small: Desk, question: str) -> None:
    assert small.assistant.ask(question, (), Scope(EXEMPLE)).status is Status.UNCLEAR


def test_all_citations_lie_within(small: Desk) -> None:
    for question in ("Quelles subventions ?", "Combien en tout ?", "Qui a voté contre ?", "Le plus gros ?"):
        answer = small.assistant.ask(question, (), Scope(EXEMPLE, 2023))
        assert {(c.council, c.date.year) for c in answer.citations if c.date} <= {(EXEMPLE, 2023)}


def test_an_act_that_names_no_council_is_of_its_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """As questions find it: "Combien Ombreval a donné ..." is answered from its folder's acts."""
    unnamed = "\n".join(LAVOIR_2022.splitlines()[1:])
    acts = {
        "saint-exemple/a.txt": LAVOIR_2022,
        "saint-exemple/b.txt": unnamed,
        "ombreval/c.txt": f"{unnamed}\nFait à Ombreval.",
    }
    made = small_desk(tmp_path_factory.mktemp("unnamed"), acts)
    assert values(made, Filter.COUNCIL) == {EXEMPLE: 2}
    made.stores.ledger.close()
