"""Adding documents, in the browser: layout and events. Only editors see the tab; each event asks for that anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.types import Language
from index.intake import Intake
from ui.conversation import Session
from ui.documents.door import Editing
from ui.documents.look import render_additions, render_drop, render_reserved
from ui.documents.texts import document_texts
from ui.panel import render_trouble
from ui.tabs.common import QUIET, html, sent_text
from ui.texts import texts

if TYPE_CHECKING:
    import gradio as gr

_APART: dict[str, Any] = {**QUIET, "concurrency_id": "documents"}  # it waits for no question, and none for it
_OFTEN: dict[str, Any] = {**_APART, "trigger_mode": "once"}  # a look while one is under way is of no use


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the page, which tells how many acts are held."""

    drawn: "gr.HTML"
    draw: Callable[[Language], str]


@dataclass(frozen=True, slots=True)
class DocumentsTab:
    """The components that events write to, and where documents go."""

    tab: "gr.Tab"
    drop: "gr.HTML"
    given: "gr.HTML"
    editing: Editing

    @property
    def drawn(self) -> list[Any]:
        return [self.tab, self.drop, self.given]

    def show(self, language: Language) -> str:
        return render_additions(self.editing.intake.now(), language)


def lay_out(editing: Editing, language: Language) -> DocumentsTab:
    """Hidden where people sign in, until it is known who looks."""
    import gradio as gr

    words, local = document_texts(language), editing.edits(None)
    with (
        gr.Tab(words.tab, id="documents", elem_id="documents", visible=local) as tab,
        gr.Column(elem_id="documents-page"),
    ):
        drop = html(
            "documents-drop.js",
            render_drop(language, local=local),
            "documents-drop",
            elem_classes="own-height",
        )
        given = html("documents.js", "", "documents-given", elem_classes="own-height")
    return DocumentsTab(tab, drop, given, editing)


def wire(tab: DocumentsTab, app: "gr.Blocks", session: "gr.State", head: Head) -> None:
    """What happens at a click, and as time passes. The language is the conversation's."""
    import gradio as gr

    intake, edits = tab.editing.intake, tab.editing.edits

    def guarded(step: Callable[[Any], None]) -> Callable[..., str]:
        def handle(session: Session, request: gr.Request, event: gr.EventData) -> str:
            if not edits(request.username):
                return render_reserved(session.language)
            step(event)
            return tab.show(session.language)

        return handle

    def fail(session: Session) -> str:
        return render_trouble(texts(session.language).trouble, "", session.language)

    def admit(request: gr.Request) -> Any:
        return gr.update(visible=edits(request.username))

    look = guarded(lambda _: None)
    app.load(admit, None, tab.tab, **_APART)
    obey = guarded(lambda event: _obey(event, intake))
    for event, handler, way in (
        (tab.tab.select, look, _OFTEN),
        (tab.given.look, look, _OFTEN),
        (tab.given.order, obey, _APART),
    ):
        event(handler, session, tab.given, **way).failure(fail, session, tab.given, **_APART)
    for event in (app.load, tab.given.finished):  # what was laid out tells of the acts held at the start
        event(lambda session: head.draw(session.language), session, head.drawn, **_APART)


def _obey(event: Any, intake: Intake) -> None:
    """Do what a button says; nothing for any other order."""
    order, id_ = sent_text(event, "order"), sent_text(event, "id") or ""
    match order:
        case "stop":
            intake.stop(id_ or None)
        case "resume":
            intake.resume()
        case "again":
            intake.again(id_)
        case "remove":
            intake.remove(id_)


def follow(tab: DocumentsTab, changed: Any, session: "gr.State") -> None:
    """Once the language has changed, all is told in it: the tab's label, too."""
    import gradio as gr

    def redraw(session: Session, request: gr.Request) -> Any:
        language = session.language
        may = tab.editing.edits(request.username)
        label = gr.update(label=document_texts(language).tab)
        drop = render_drop(language, local=tab.editing.edits(None))
        return label, drop, tab.show(language) if may else render_reserved(language)

    changed.then(redraw, session, tab.drawn, **_APART)
