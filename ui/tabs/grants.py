"""The grants explorer in the browser: layout and events."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.types import Language
from ui.conversation import Session
from ui.grants.look import render_filters, render_listing
from ui.grants.session import (
    Explorer,
    listing,
    opening,
    paging,
    render_file,
    render_page,
    sought,
    wished,
)
from ui.grants.texts import grant_texts
from ui.grants.view import LONGEST_SEARCH
from ui.ports import Archive
from ui.tabs.common import Pieces, html, labelled, lay_out_list, sent_rank, sent_text, tying

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class GrantsTab:
    """The components that events write to, and what is held."""

    pieces: Pieces
    explorer: "gr.State"
    file: "gr.HTML"
    archive: Archive

    @property
    def drawn(self) -> list[Any]:
        return [self.explorer, self.pieces.filters, self.pieces.listed, self.pieces.panel]

    def draw(self, explorer: Explorer, language: Language) -> tuple[Explorer, str, str, str]:
        found, view = listing(explorer, self.archive), explorer.view
        return (
            explorer,
            render_filters(found, view, language),
            render_listing(found, view, explorer.opened, language),
            render_page(explorer, self.archive, language),
        )


def lay_out(archive: Archive, language: Language) -> GrantsTab:
    import gradio as gr

    pieces = lay_out_list("grants", grant_texts(language), LONGEST_SEARCH)
    with pieces.tab:  # between two tabs, Gradio would take it for one
        explorer = gr.State(Explorer())
        file = html("save.js", "", "grants-file", elem_classes="unseen")
    return GrantsTab(pieces, explorer, file, archive)


def wire(tab: GrantsTab, session: "gr.State") -> None:
    """What happens at a click. The language is the conversation's."""
    import gradio as gr

    pieces, on = tab.pieces, tying(session, tab.pieces.listed)

    def search(session: Session, explorer: Explorer, words: str) -> Any:
        return tab.draw(sought(explorer, words), session.language)

    def refine(session: Session, explorer: Explorer, event: gr.EventData) -> Any:
        wish = wished(explorer, sent_text(event, "name") or "", sent_text(event, "value"))
        words = gr.update(value="") if sent_text(event, "name") == "clear" else gr.skip()
        return *tab.draw(wish, session.language), words

    def open_(session: Session, explorer: Explorer, event: gr.EventData) -> Any:
        return tab.draw(opening(explorer, sent_text(event, "key")), session.language)

    def turn(session: Session, explorer: Explorer, event: gr.EventData) -> Any:
        explorer = paging(explorer, sent_rank(event, "page"))
        return explorer, render_page(explorer, tab.archive, session.language)

    def save(session: Session, explorer: Explorer, event: gr.EventData) -> str:
        return render_file(explorer, tab.archive, sent_text(event, "form") or "", session.language)

    both = [session, tab.explorer]
    on(pieces.tab.select, lambda session, explorer: tab.draw(explorer, session.language), both, tab.drawn)
    # Not its "input": what is pasted or dictated would be no such event.
    on(pieces.box.change, search, [*both, pieces.box], tab.drawn)
    for piece in (pieces.filters, pieces.listed):
        on(piece.refine, refine, both, [*tab.drawn, pieces.box])
    on(pieces.listed.open, open_, both, tab.drawn)
    on(pieces.listed.save, save, both, tab.file)
    on(pieces.panel.leaf, turn, both, [tab.explorer, pieces.panel])
    on(
        pieces.panel.close,
        lambda session, explorer: tab.draw(opening(explorer, None), session.language),
        both,
        tab.drawn,
    )


def redraw(tab: GrantsTab, session: Session, explorer: Explorer) -> Any:
    """Everything in the session's language: the labels of what Gradio draws itself too."""
    return *tab.draw(explorer, session.language), *labelled(grant_texts(session.language))
