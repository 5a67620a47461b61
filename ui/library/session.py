"""What the panel beside the acts shows: an act's own page, or a page of its file."""

from __future__ import annotations

from assistant.types import Language
from index.errors import ActesError
from index.types import Act, Span
from ui.library.look import render_act
from ui.library.shelf import ShelfView, browse, same_sitting
from ui.library.texts import library_texts
from ui.markup import Html
from ui.page_view import look
from ui.panel import Place, render_panel, render_trouble
from ui.ports import Archive
from ui.texts import texts


def render_opened(view: ShelfView, archive: Archive, language: Language) -> Html:
    """Nothing where no act is open, or it isn't held any more."""
    held = archive.acts()
    volume = next((volume for volume in held if volume.act.id == view.opened), None)
    if volume is None:
        return Html()
    if view.page is not None:
        return _page(volume.act, view.page, archive, language)
    ids = [found.act.id for found in browse(held, view).found]
    back = f"acts-open-{ids.index(volume.act.id)}" if volume.act.id in ids else ""
    place = Place("act-panel", back=back, closes=True)
    return render_act(archive.shown(volume.act.id), volume, same_sitting(held, volume), place, language)


def _page(act: Act, page: int, archive: Archive, language: Language) -> Html:
    """A page of the act's file."""
    place = Place("act-panel", closes=True, close=library_texts(language).back)
    try:
        citation = archive.citation(act, Span(act.document, act.pages[0], 0, 0, ""))
        return render_panel(look(archive.source(citation), citation, page), place, language)
    except ActesError as error:
        return render_trouble(str(error), "", language, place)
    except KeyError:
        return render_trouble(texts(language).forgotten, "", language, place)
