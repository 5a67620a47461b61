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
from ui.panel import render_trouble
from ui.ports import Archive
from ui.tabs.common import QUIET, Handler, html, sent_rank, sent_text
from ui.texts import texts

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class GrantsTab:
    """The components that events write to, and what is held."""

    tab: "gr.Tab"
    explorer: "gr.State"
    box: "gr.Textbox"
    filters: "gr.HTML"
    listed: "gr.HTML"
    panel: "gr.HTML"
    file: "gr.HTML"
    archive: Archive

    @property
    def drawn(self) -> list[Any]:
        return [self.explorer, self.filters, self.listed, self.panel]

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

    words = grant_texts(language)
    with (
        gr.Tab(words.tab, id="grants", elem_id="grants") as tab,
        gr.Row(elem_id="grants-columns", elem_classes=["columns", "table"]),
    ):
        explorer = gr.State(Explorer())
        with gr.Column(elem_id="grants-left", elem_classes="left"):
            box = gr.Textbox(
                label=words.search,
                placeholder=words.search_hint,
                max_lines=1,
                max_length=LONGEST_SEARCH,
                elem_id="grants-search",
                elem_classes="search",
            )
            filters = html("explorer.js", "", "grants-filters", elem_classes="own-height")
            listed = html("explorer.js", "", "grants-list", elem_classes="own-height")
        with gr.Column(elem_id="grants-right", elem_classes="right"):
            panel = html("panel.js", "", "grants-page", elem_classes="whole-height")
            file = html("save.js", "", "grants-file", elem_classes="unseen")
    return GrantsTab(tab, explorer, box, filters, listed, panel, file, archive)


def wire(tab: GrantsTab, session: "gr.State") -> None:
    """What happens at a click. The language is the conversation's."""
    import gradio as gr

    def fail(session: Session) -> str:
        return render_trouble(texts(session.language).trouble, "", session.language)

    def on(event: Handler, handler: Handler, inputs: Any, outputs: Any) -> None:
        event(handler, inputs, outputs, **QUIET).failure(fail, session, tab.listed, **QUIET)

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
    on(tab.tab.select, lambda session, explorer: tab.draw(explorer, session.language), both, tab.drawn)
    # Not its "input": what is pasted or dictated would be no such event.
    on(tab.box.change, search, [*both, tab.box], tab.drawn)
    for piece in (tab.filters, tab.listed):
        on(piece.refine, refine, both, [*tab.drawn, tab.box])
    on(tab.listed.open, open_, both, tab.drawn)
    on(tab.listed.save, save, both, tab.file)
    on(tab.panel.leaf, turn, both, [tab.explorer, tab.panel])
    on(
        tab.panel.close,
        lambda session, explorer: tab.draw(opening(explorer, None), session.language),
        both,
        tab.drawn,
    )


def redraw(tab: GrantsTab, session: Session, explorer: Explorer) -> Any:
    """Everything in the session's language: the labels of what Gradio draws itself too."""
    import gradio as gr

    words = grant_texts(session.language)
    labels = gr.update(label=words.tab), gr.update(label=words.search, placeholder=words.search_hint)
    return *tab.draw(explorer, session.language), *labels
