"""The library of acts in the browser: layout and events."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.types import Language
from ui.conversation import Session
from ui.library.look import render_filters, render_shelf
from ui.library.session import render_opened
from ui.library.shelf import LONGEST_SEARCH, ShelfView, browse, closing, refined, searching
from ui.library.texts import library_texts
from ui.panel import render_trouble
from ui.ports import Archive
from ui.tabs.common import QUIET, Handler, html, sent_rank, sent_text
from ui.texts import texts

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class ActsTab:
    """The components that events write to, and what is held."""

    tab: "gr.Tab"
    view: "gr.State"
    box: "gr.Textbox"
    filters: "gr.HTML"
    listed: "gr.HTML"
    panel: "gr.HTML"
    archive: Archive

    @property
    def drawn(self) -> list[Any]:
        return [self.view, self.filters, self.listed, self.panel]

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

    words = library_texts(language)
    with (
        gr.Tab(words.tab, id="acts", elem_id="acts") as tab,
        gr.Row(elem_id="acts-columns", elem_classes=["columns", "table"]),
    ):
        view = gr.State(ShelfView())
        with gr.Column(elem_id="acts-left", elem_classes="left"):
            box = gr.Textbox(
                label=words.search,
                placeholder=words.search_hint,
                max_lines=1,
                max_length=LONGEST_SEARCH,
                elem_id="acts-search",
                elem_classes="search",
            )
            filters = html("explorer.js", "", "acts-filters", elem_classes="own-height")
            listed = html("explorer.js", "", "acts-list", elem_classes="own-height")
        with gr.Column(elem_id="acts-right", elem_classes="right"):
            panel = html("panel.js", "", "acts-page", elem_classes="whole-height")
    return ActsTab(tab, view, box, filters, listed, panel, archive)


def wire(tab: ActsTab, session: "gr.State") -> None:
    """What happens at a click. The language is the conversation's."""
    import gradio as gr

    def fail(session: Session) -> str:
        return render_trouble(texts(session.language).trouble, "", session.language)

    def on(event: Handler, handler: Handler, inputs: Any, outputs: Any) -> None:
        event(handler, inputs, outputs, **QUIET).failure(fail, session, tab.listed, **QUIET)

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
    on(tab.tab.select, lambda session, view: tab.draw(view, session.language), both, tab.drawn)
    on(tab.box.change, search, [*both, tab.box], tab.drawn)
    for piece in (tab.filters, tab.listed):
        on(piece.refine, refine, both, [*tab.drawn, tab.box])
    for piece in (tab.listed, tab.panel):
        on(piece.open, open_, both, tab.drawn)
    on(tab.panel.leaf, turn, both, [tab.view, tab.panel])
    on(tab.panel.close, lambda session, view: tab.draw(closing(view), session.language), both, tab.drawn)


def redraw(tab: ActsTab, session: Session, view: ShelfView) -> Any:
    """Everything in the session's language: the labels of what Gradio draws itself too."""
    import gradio as gr

    words = library_texts(session.language)
    labels = gr.update(label=words.tab), gr.update(label=words.search, placeholder=words.search_hint)
    return *tab.draw(view, session.language), *labels
