"""A conversation in the browser: its state, the steps from one state to the next, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.scope import narrowed
from assistant.types import ANYTHING, Answer, Citation, Filter, Language, Scope
from index.errors import ActesError
from index.types import KeptTurn
from ui.conversations.changes import digest, render_since, render_told_then
from ui.conversations.link import render_context, render_link, render_notice, render_shared
from ui.conversations.texts import Notice
from ui.documents.texts import document_texts
from ui.feedback.look import Opinion, render_feedback
from ui.markup import Html, element, join
from ui.page_view import look
from ui.panel import Place, render_empty, render_panel, render_trouble
from ui.ports import Accompanied, Aided, Asking
from ui.render import chips, french_spaces, render_answer, render_follow_ups
from ui.texts import Texts, texts, whole


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, within which filters it was asked, and what came of it: an answer, a sentence that says why there
    is none, or nothing yet; and what the person said of the answer.

    ``digest`` is that of our own answer, where another helped with its words; ``edition`` names what was held then;
    ``told`` is what was told when it was first asked, where that is kept."""

    question: str
    scope: Scope = ANYTHING
    answer: Answer | None = None
    trouble: str = ""
    opinion: Opinion | None = None
    digest: str = ""
    edition: str = ""
    told: KeptTurn | None = None

    @property
    def pending(self) -> bool:
        return self.answer is None and not self.trouble


@dataclass(frozen=True, slots=True)
class Opened:
    """The source in the panel: the answer's and the source's rank (1-based), and the page where it is
    another than the cited one."""

    turn: int
    source: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the conversation is kept, "" while it is not; ``lost``: the last turn could not be."""

    id: str = ""
    name: str = ""
    begun: str = ""
    revision: int = 0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """The link that led here: its id, when it was made (UTC, ISO form), and whether by the person who looks."""

    id: str
    at: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Session:
    """One person's conversation. The language is that of the screens; an answer has its own. ``scope``: the filters
    within which the next question is asked.

    ``before``: the questions, asked elsewhere, that the first one follows. ``shared``: only a shared answer is looked
    at so far. ``notice``: what is to be said first."""

    language: Language
    turns: tuple[Turn, ...] = ()
    opened: Opened | None = None
    scope: Scope = ANYTHING
    before: tuple[str, ...] = ()
    kept: Kept = Kept()
    shared: Shared | None = None
    notice: Notice | None = None
    sought: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions answered so far, oldest first."""
        return (*self.before, *(turn.question for turn in self.turns if turn.answer is not None))

    @property
    def panel_language(self) -> Language:
        """The language of the answer whose source is open; the screens' where none is."""
        answer = self.turns[self.opened.turn - 1].answer if self.opened else None
        return answer.language if answer is not None else self.language

    def citation(self, turn: int, source: int) -> Citation | None:
        """The source of these ranks (1-based), or None: what the browser sends is not to be trusted."""
        if not 1 <= turn <= len(self.turns):
            return None
        answer = self.turns[turn - 1].answer
        known = answer is not None and 1 <= source <= len(answer.citations)
        return answer.citations[source - 1] if answer is not None and known else None


# --- steps -----------------------------------------------------------------------------------------------


def put(session: Session, question: str) -> Session:
    """The question is asked; its answer is pending. Asked after a shared answer, it begins a conversation of one's
    own."""
    turns = (*session.turns, Turn(question, session.scope))
    return replace(session, turns=turns, shared=None, notice=None)


def again(session: Session) -> Session:
    """The last question is asked anew, within the filters as they are now: in its own place, for it is no follow-up
    of itself. Nothing changes where it is pending or was asked so."""
    if not is_outdated(session):
        return session
    turn = Turn(session.turns[-1].question, session.scope)
    return replace(session, turns=(*session.turns[:-1], turn), opened=None, shared=None, notice=None)


def is_outdated(session: Session) -> bool:
    """Was the last question asked within other filters than those chosen now?"""
    return bool(session.turns) and not session.turns[-1].pending and session.turns[-1].scope != session.scope


def refined(session: Session, name: str, value: str | None) -> Session:
    """A filter is chosen (None: any will do), or "clear": all are dropped. Nothing changes for any other name."""
    if name == "clear":
        return replace(session, scope=ANYTHING)
    if name not in set(Filter):
        return session
    return replace(session, scope=narrowed(session.scope, Filter(name), value or ""))


def answered(session: Session, assistant: Asking) -> Session:
    """The pending question gets its answer (its first source opened), or the reason why there is none."""
    turn = session.turns[-1]
    asked = turn.question, session.questions, turn.scope
    try:
        answer = assistant.ask(*asked)
        own = assistant.alone(*asked) if isinstance(assistant, Aided) else answer
    except ActesError as error:
        return _close(session, replace(turn, trouble=str(error)))
    opened = Opened(len(session.turns), 1) if answer.citations else None
    return replace(_close(session, replace(turn, answer=answer, digest=digest(own))), opened=opened)


def failed(session: Session) -> Session:
    """Something unforeseen happened: questions still pending are told so in plain words."""
    trouble = texts(session.language).trouble
    turns = tuple(replace(turn, trouble=trouble) if turn.pending else turn for turn in session.turns)
    return session if turns == session.turns else replace(session, turns=turns, opened=None)


def judged(session: Session, rank: int, opinion: Opinion) -> Session:
    """A person said something of the ``rank``-th answer (1-based)."""
    turns = list(session.turns)
    turns[rank - 1] = replace(turns[rank - 1], opinion=opinion)
    return replace(session, turns=tuple(turns))


def opening(session: Session, turn: int, source: int) -> Session:
    """A source is opened; nothing changes where there is no such source."""
    known = session.citation(turn, source) is not None
    return replace(session, opened=Opened(turn, source)) if known else session


def paging(session: Session, page: int) -> Session:
    """The panel turns to another page of the opened file."""
    return session if session.opened is None else replace(session, opened=replace(session.opened, page=page))


def picked(session: Session, assistant: Asking, group: str, rank: int) -> str:
    """The question behind a chip that is on the screen: an example, a follow-up of the last answer, or one of those
    that an answer's question may mean.

    "" for any other, and so for the second click of a double click.
    """
    offered: tuple[str, ...] = ()
    last = session.turns[-1].answer if session.turns else None
    if group == "examples" and not session.turns:
        offered = assistant.examples(session.language)
    elif last is not None and group == f"turn-{len(session.turns)}":
        offered = last.follow_ups
    elif last is not None and group == f"choices-{len(session.turns)}":
        offered = tuple(choice.question for choice in last.choices)
    return offered[rank] if 0 <= rank < len(offered) else ""


def unfiltered(session: Session, group: str) -> Session:
    """The last question asked anew without filters, where its answer offers that and ``group`` is its button's."""
    last = session.turns[-1].answer if session.turns else None
    offered = last is not None and last.beyond and group == f"beyond-{len(session.turns)}"
    return again(replace(session, scope=ANYTHING)) if offered else session


def _close(session: Session, turn: Turn) -> Session:
    return replace(session, turns=(*session.turns[:-1], turn), opened=None)


# --- looks -----------------------------------------------------------------------------------------------


def render_header(assistant: Asking, language: Language) -> Html:
    """The product's name, how much it has read, what it promises."""
    words, acts = texts(language), assistant.counts().get("acts", 0)
    few = {0: words.held_none, 1: words.held_one}
    held = few.get(acts) or words.held.format(acts=whole(acts, language))
    name = element("h1", element("strong", words.product), " ", element("span", words.tagline))
    facts = element("p", element("span", held), element("span", words.promise, class_="promise"))
    skip = element("a", words.skip, href="#tabs", class_="skip")
    return element("div", skip, name, facts, class_="masthead", lang=str(language))


def render_conversation(session: Session, assistant: Asking) -> Html:
    """All turns, or the welcome where there are none. The element is a live region: it says what is new."""
    words = texts(session.language)
    turns = [_turn(turn, rank, session, words) for rank, turn in enumerate(session.turns, 1)]
    return element(
        "div",
        *_first(session),
        *(turns or [_welcome(assistant, session.language)]),
        id="conversation",
        role="log",
        aria_label=words.conversation,
        aria_live="polite",
        aria_busy="true" if session.turns and session.turns[-1].pending else "false",
        tabindex=0,
        lang=str(session.language),
    )


def render_source(session: Session, assistant: Asking) -> Html:
    """The panel: the opened source, in its answer's language, or what will be seen there."""
    opened, language = session.opened, session.panel_language
    citation = session.citation(opened.turn, opened.source) if opened else None
    if opened is None or citation is None:
        return render_empty(session.language)
    try:
        view = look(assistant.source(citation), citation, opened.page)
    except ActesError as error:
        return render_trouble(str(error), citation.quote, language)
    except KeyError:
        return render_trouble(texts(language).forgotten, citation.quote, language)
    return render_panel(
        view, Place(back=f"source-{opened.turn}-{opened.source}", rank=opened.source), language
    )


def _welcome(assistant: Asking, language: Language) -> Html:
    words = texts(language)
    label = element("h3", words.examples, class_="label")
    examples = chips(assistant.examples(language), label, "examples", language)
    reads = assistant.notice(language) if isinstance(assistant, Accompanied) else words.private
    title, text = words.welcome, words.welcome_text
    if not assistant.counts().get("acts"):
        title, text = document_texts(language).nothing, document_texts(language).nothing_text
    return element("div", element("h2", title), element("p", text, " ", reads), examples, class_="welcome")


def _first(session: Session) -> tuple[Html, ...]:
    """What stands above the turns: what is to be said, where the answer comes from, what it follows."""
    language, shared = session.language, session.shared
    return (
        render_notice(session.notice, language),
        render_shared(shared.at, language, mine=shared.mine) if shared else Html(),
        render_context(session.before, language),
    )


def _turn(turn: Turn, rank: int, session: Session, words: Texts) -> Html:
    asked = french_spaces(turn.question) if session.language is Language.FR else turn.question
    who = element("span", f"{words.you}{words.colon}", class_="unseen")
    outcome = _outcome(turn, rank, session, words)
    return element("article", element("h2", who, asked, class_="question"), outcome, class_="turn")


def _outcome(turn: Turn, rank: int, session: Session, words: Texts) -> Html:
    answer, language, opened = turn.answer, session.language, session.opened
    if answer is None:
        said = element(
            "p", turn.trouble or words.searching, class_="trouble" if turn.trouble else "searching"
        )
        told = turn.told if turn.trouble else None
        return join(said, element("div", render_told_then(told, language), class_="since") if told else "")
    note = (
        render_since(turn.told, answer, turn.edition, language, shared=session.shared is not None)
        if turn.told
        else ""
    )
    shown = opened.source if opened is not None and opened.turn == rank else None
    under = (render_feedback(rank, turn.opinion, answer.language), render_link(rank, language))
    follow_ups = render_follow_ups(answer, rank) if rank == len(session.turns) else ""
    return join(note, render_answer(answer, rank, shown), element("div", *under, class_="under"), follow_ups)
