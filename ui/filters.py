"""The filters beside the chat, and the line above the question that tells what is searched. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.scope import PURSES, Options, value_told
from assistant.types import Filter, Language
from assistant.wording import say, shortened
from index.purses import Purse
from ui.conversation import Session, is_outdated
from ui.markup import Html, element, join
from ui.texts import texts, whole

OPTION_SHOWN = 70  # characters of a value in a menu
AREA, TOGGLE = "filters", "filters-toggle"  # the ids of the area, and of the button that opens it


def render_filters(session: Session, options: Options) -> Html:
    """The area: a menu a filter, each choice with the number of its acts."""
    language = session.language
    words = texts(language)
    clear = element("button", words.clear_filters, type="button", class_="clear", data_name="clear")
    close = element("button", "×", type="button", class_="close", aria_label=words.close_filters)
    return element(
        "section",
        element("header", element("h2", words.filters), close),
        element("p", words.filters_hint, class_="hint"),
        *(_menu(filter_, options.values[filter_], session) for filter_ in Filter),
        element("p", _searched(options, language), class_="left-over", role="status"),
        clear if session.scope.narrows else "",
        id=AREA,
        class_="narrowing filters",
        aria_label=words.filters,
        lang=str(language),
    )


def _menu(filter_: Filter, values: Sequence[tuple[str, int]], session: Session) -> Html:
    language, chosen = session.language, session.scope.chosen(filter_)
    words, id_ = texts(language), f"filter-{filter_}"
    choices = (
        element(
            "option",
            f"{_shown(filter_, value, language)} ({whole(count, language)})",
            value=f"={value}",
            selected=value == chosen,
        )
        for value, count in values
    )
    any_ = element("option", words.filter_any[filter_], value="", selected=not chosen)
    menu = element("select", any_, *choices, id=id_, data_name=filter_.value)
    return element("div", element("label", words.filter_names[filter_], for_=id_), menu)


def _shown(filter_: Filter, value: str, language: Language) -> str:
    told = say(language, *PURSES[Purse(value)]) if filter_ is Filter.PURSE else value
    return shortened(told, OPTION_SHOWN)


def _searched(options: Options, language: Language) -> str:
    words, acts, held = texts(language), whole(options.acts, language), whole(options.held, language)
    return (words.all_acts if options.acts == options.held else words.some_acts).format(acts=acts, held=held)


def render_scope(session: Session, options: Options) -> Html:
    """What is searched: all acts, or the filters, each with its way out. A filter changed since the last question
    can be asked with at once."""
    language = session.language
    words, chosen = texts(language), [filter_ for filter_ in Filter if session.scope.chosen(filter_)]
    count = element("span", str(len(chosen)), class_="count", aria_hidden="true") if chosen else ""
    toggle = element(
        "button",
        element("span", class_="funnel", aria_hidden="true"),
        words.filters,
        count,
        type="button",
        id=TOGGLE,
        aria_expanded="false",
        aria_controls=AREA,
    )
    kept = (element("li", _kept(filter_, session)) for filter_ in chosen)
    searched = element("ul", *kept) if chosen else element("span", _searched(options, language), class_="all")
    anew = element("button", words.again, type="button", id="again") if is_outdated(session) else ""
    return element(
        "div",
        join(toggle, searched, anew),
        class_="scope",
        role="group",
        aria_label=words.scope,
        lang=str(language),
    )


def _kept(filter_: Filter, session: Session) -> Html:
    words, value = texts(session.language), value_told(session.scope, filter_, session.language)
    return element(
        "button",
        element("span", value),
        element("span", "×", aria_hidden="true"),
        type="button",
        title=value,
        aria_label=words.no_filter.format(name=words.filter_names[filter_].lower(), value=value),
        data_name=filter_.value,
    )
