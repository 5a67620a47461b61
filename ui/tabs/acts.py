"""The library of acts in the browser: layout and events."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.types import Language
from ui.conversation import Session
from ui.library.look import render_filters, render_shelf
from ui.library.session import render_opened
from ui.library.shelf import LONGEST_SEARCH, ShelfView, browse, closing, refined, searching
from ui.library.texts import library_texts
from ui.ports import Archive
from ui.tabs.common import Pieces, labelled, lay_out_list, sent_rank, sent_text, tying

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class ActsTab:
    """The components that events write to, and what is held."""

    pieces: Pieces
    view: "gr.State"
    archive: Archive

    @property
    def drawn(self) -> list[Any]:
        return [self.view, self.pieces.filters, self.pieces.listed, self.pieces.panel]

    def draw(self, view: ShelfView, language: Language) -> tuple[ShelfView, str, str, str]:
        shelf = browse(self.archive.acts(), view)
        return (
            view,
            render_filters(shelf, view, language),
            render_shelf(shelf, self.archive.refused(), view, language),
            render_opened(view, self.archive, language),
        )


def lay_out(archive: Archive, language: Language) -> ActsTab:
    import gradio as gr

    pieces = lay_out_list("acts", library_texts(language), LONGEST_SEARCH)
    with pieces.tab:  # between two tabs, Gradio would take it for one
        view = gr.State(ShelfView())
    return ActsTab(pieces, view, archive)


def wire(tab: ActsTab, session: "gr.State") -> None:
    """What happens at a click. The language is the conversation's."""
    import gradio as gr

    pieces, on = tab.pieces, tying(session, tab.pieces.listed)

    def search(session: Session, view: ShelfView, words: str) -> Any:
        return tab.draw(searching(view, words), session.language)

    def refine(session: Session, view: ShelfView, event: gr.EventData) -> Any:
        wish = refined(view, sent_text(event, "name") or "", sent_text(event, "value"))
        words = gr.update(value="") if sent_text(event, "name") == "clear" else gr.skip()
        return *tab.draw(wish, session.language), words

    def open_(session: Session, view: ShelfView, event: gr.EventData) -> Any:
        return tab.draw(replace(view, opened=sent_text(event, "key"), page=None), session.language)

    def turn(session: Session, view: ShelfView, event: gr.EventData) -> Any:
        view = replace(view, page=sent_rank(event, "page"))
        return view, render_opened(view, tab.archive, session.language)

    both = [session, tab.view]
    on(pieces.tab.select, lambda session, view: tab.draw(view, session.language), both, tab.drawn)
    on(pieces.box.change, search, [*both, pieces.box], tab.drawn)
    for piece in (pieces.filters, pieces.listed):
        on(piece.refine, refine, both, [*tab.drawn, pieces.box])
    for piece in (pieces.listed, pieces.panel):
        on(piece.open, open_, both, tab.drawn)
    on(pieces.panel.leaf, turn, both, [tab.view, pieces.panel])
    on(pieces.panel.close, lambda session, view: tab.draw(closing(view), session.language), both, tab.drawn)


def redraw(tab: ActsTab, session: Session, view: ShelfView) -> Any:
    """Everything in the session's language: the labels of what Gradio draws itself too."""
    return *tab.draw(view, session.language), *labelled(library_texts(session.language))
