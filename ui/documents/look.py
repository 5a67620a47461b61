"""The tab for adding documents as HTML: where files are dropped, and what became of those given. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from assistant.types import Language
from index.amounts import NO_BREAK_SPACE as NBSP
from index.intake import Additions, Doing
from index.receiving import LARGEST, safe_name
from index.steps import Step
from index.types import Addition, AdditionState, Trouble
from ui.documents.reasons import sentence
from ui.documents.texts import DocumentTexts, document_texts
from ui.markup import Html, element, join
from ui.texts import short_day, whole

SHOWN = 100  # additions
TROUBLES = 20  # of an archive
_STEPS = tuple(Step)
_EMBEDDING = 0.05  # of all that comes before: what the last step is to the bar
_BUSY = (AdditionState.COMING, AdditionState.WAITING, AdditionState.READING)
_TAKEN = ".pdf,.docx,.odt,.txt,.zip"


def render_drop(language: Language, *, local: bool) -> Html:
    """Where files are dropped or chosen; ``local``: nobody signs in. What the script says while it sends them stands
    beside, ready."""
    words = document_texts(language)
    chooser = element(
        "label",
        element("input", type="file", id="documents-files", multiple=True, accept=_TAKEN),
        element("span", words.choose),
    )
    return element(
        "section",
        element("h2", words.title),
        element("p", words.intro),
        element("div", element("p", words.drop), chooser, class_="drop"),
        element("p", words.kinds, class_="kinds"),
        element("p", words.local, class_="kinds") if local else "",
        element("p", "", class_="unseen", role="status"),
        element("ul", class_="sending"),
        class_="giving",
        lang=str(language),
        data_most=LARGEST,
        data_sending=words.sending,
        data_one=words.sent_none[0],
        data_several=words.sent_none[1],
        data_give_up=words.give_up,
        data_too_large=words.too_large,
        data_folder=words.folder,
        data_lost=words.lost,
        data_closed=words.closed,
        data_dismiss=words.dismiss,
    )


def render_reserved(language: Language) -> Html:
    return element("p", document_texts(language).reserved, class_="nothing", lang=str(language))


def render_additions(now: Additions, language: Language) -> Html:
    """What was given, and what is being done with it: first what is still to do, in its order, then the latest."""
    words = document_texts(language)
    to_do = [one for one in reversed(now.all) if one.state in _BUSY]
    shown = [*to_do, *(one for one in now.all if one.state not in _BUSY)][: max(SHOWN, len(to_do))]
    busy = any(one.state in _BUSY for one in now.all) and not now.left
    items = [_item(one, now.doing, language) for one in shown]
    older = len(now.all) - len(shown)
    return element(
        "section",
        element("h3", words.listed),
        element("p", _summary(now, language), class_="summary", role="status"),
        _orders(now, words),
        element("ul", *items, class_="given") if items else element("p", words.empty, class_="nothing"),
        element("p", words.older[older > 1].format(count=whole(older, language)), class_="nothing")
        if older
        else "",
        class_="additions",
        lang=str(language),
        data_busy=busy,
    )


def _summary(now: Additions, language: Language) -> str:
    """How many are read, refused, left: what is told aloud when it changes."""
    words = document_texts(language)
    counts = Counter(one.state for one in now.all)
    told = (
        pair[counts[state] > 1].format(count=whole(counts[state], language))
        for state, pair in words.counts.items()
        if counts[state]
    )
    said = ", ".join(told)
    return f"{words.left} {said}." if now.left else f"{said}." if said else ""


def _orders(now: Additions, words: DocumentTexts) -> Html:
    """What can be done with all of them."""
    waiting = sum(one.state is AdditionState.WAITING for one in now.all)
    resume = _button(words.resume, "resume", id_="documents-resume") if now.left else ""
    several = waiting + (now.doing is not None) > 1 or now.left
    stop = _button(words.stop_all, "stop", id_="documents-stop") if several else ""
    return element("p", resume, stop, class_="orders") if resume or stop else Html()


def _item(one: Addition, doing: Doing | None, language: Language) -> Html:
    words = document_texts(language)
    state = element("span", words.states[one.state], class_=f"state {one.state}")
    head = element("h4", element("span", one.name or one.given), " ", state)
    mine = doing if doing is not None and doing.id == one.id else None
    return element(
        "li",
        head,
        _progress(mine, one, language) if one.state is AdditionState.READING else "",
        *(element("p", line) for line in _lines(one, language)),
        _troubles(one, language),
        element("p", _given(one, language), class_="about"),
        _choices(one, words),
        id=f"addition-{one.id}",
    )


def _progress(doing: Doing | None, one: Addition, language: Language) -> Html:
    """How far the reading of it is: in words, and as a bar."""
    words = document_texts(language)
    step = doing.step if doing else None
    rank = _STEPS.index(step) + 1 if step else 1
    said = words.step_of.format(rank=rank, all=len(_STEPS), step=words.steps[step])
    share = (rank - 0.5) / len(_STEPS)
    if doing is not None and doing.total > 1:  # an archive: its files are counted, each has its steps
        counted = words.of_archive[doing.done > 1].format(
            done=whole(doing.done, language), all=whole(doing.total, language)
        )
        said, share = f"{counted}. {said}", (doing.done + share) / doing.total
    if doing is not None and doing.embedded is not None:
        done, every = doing.embedded
        said = words.embedding.format(done=whole(done, language), all=whole(every, language))
        said, share = said[:1].upper() + said[1:], 1 + _EMBEDDING * done / max(every, 1)
    bar = element("progress", value=f"{share:.3f}", max=f"{1 + _EMBEDDING:.3f}", aria_label=one.name)
    return element("p", bar, element("span", said), class_="progress")


def _lines(one: Addition, language: Language) -> Iterator[str]:
    """What came of it, in sentences."""
    words = document_texts(language)
    if one.state is AdditionState.DONE:
        yield f"{_held(one, language)}. {words.answers}"
    if one.state is AdditionState.KNOWN:
        itself = one.held_as == one.name and one.path
        yield words.known_archive if itself else words.known.format(name=one.held_as)
    if one.state is AdditionState.GONE:
        yield words.gone
    if one.state is AdditionState.CUT:
        yield words.cut
    if one.state is AdditionState.STOPPED:
        kept = words.stopped_partly[one.documents > 1].format(count=whole(one.documents, language))
        yield kept if one.documents else words.stopped
    if one.path and one.name != safe_name(one.given):
        yield words.renamed.format(name=one.name)


def _held(one: Addition, language: Language) -> str:
    """ "2 actes, 14 faits et 9 passages"; of an archive, its documents first."""
    words = document_texts(language)
    counts = (one.documents, one.acts, one.facts, one.passages)
    told = [
        pair[count > 1].format(count=whole(count, language))
        for count, pair in zip(counts, words.held, strict=True)
    ]
    told = told if one.documents > 1 else told[1:]
    return f"{', '.join(told[:-1])}{words.last}{told[-1]}"


def _troubles(one: Addition, language: Language) -> Html:
    words = document_texts(language)
    if not one.troubles:
        return Html()
    if len(one.troubles) == 1 and not one.troubles[0].name:
        return element("div", *_trouble(one.troubles[0], language), class_="trouble")
    count = len(one.troubles)
    head = element("summary", words.inside[count > 1].format(count=whole(count, language)))
    items = (
        element("li", element("strong", trouble.name), *_trouble(trouble, language))
        for trouble in one.troubles[:TROUBLES]
    )
    more = count - TROUBLES
    rest = element("li", f"+{NBSP}{whole(more, language)}") if more > 0 else ""
    return element("details", head, element("ul", *items, rest), class_="trouble", id=f"troubles-{one.id}")


def _trouble(trouble: Trouble, language: Language) -> Iterator[Html]:
    words = document_texts(language)
    for label, english in ((words.why, trouble.reason), (words.advice, trouble.advice)):
        said, spoken = sentence(english, language)
        foreign = str(spoken) if spoken is not language else None
        yield element("p", element("strong", label), " ", element("span", said, lang=foreign))


def _given(one: Addition, language: Language) -> str:
    words = document_texts(language)
    when = datetime.fromisoformat(one.at).astimezone()
    by = words.by.format(who=one.who) if one.who else ""
    return words.given.format(
        day=short_day(when, language), time=f"{when:%H:%M}", by=by, size=_size(one.size, words)
    )


def _size(size: int, words: DocumentTexts) -> str:
    """ "812 octets", "34 ko", "1,2 Mo"."""
    if size < 1000:
        return f"{size}{NBSP}{words.units[0]}"
    if size < 1_000_000:
        return f"{size / 1000:.0f}{NBSP}{words.units[1]}"
    return f"{size / 1_000_000:.1f}{NBSP}{words.units[2]}".replace(".", words.decimal)


def _choices(one: Addition, words: DocumentTexts) -> Html:
    """What can be done with this one. Removing asks first, in place."""
    if one.state in (AdditionState.WAITING, AdditionState.READING):
        return element("p", _button(words.stop, "stop", one, words), class_="choices")
    if one.state is AdditionState.COMING:
        return Html()
    again = one.state in (AdditionState.REFUSED, AdditionState.GONE) and one.path
    return join(
        element(
            "p",
            _button(words.again, "again", one, words) if again else "",
            _button(words.remove, "ask", one, words),
            class_="choices",
        ),
        element(
            "div",
            element("p", words.ask_remove[_is_held(one)], id=f"sure-{one.id}"),
            _button(words.yes, "remove", one, words),
            _button(words.no, "keep", one, words),
            class_="sure",
            role="group",
            aria_labelledby=f"sure-{one.id}",
            hidden=True,
        ),
    )


def _is_held(one: Addition) -> bool:
    return bool(one.documents) and one.state is not AdditionState.GONE


def _button(
    label: str, order: str, one: Addition | None = None, words: DocumentTexts | None = None, id_: str = ""
) -> Html:
    named = words.of.format(what=label, name=one.name or one.given) if one and words else None
    return element(
        "button",
        label,
        type="button",
        id=id_ or f"{order}-{one.id if one else ''}",
        data_order=order,
        data_id=one.id if one else "",
        aria_label=named,
    )
