"""A draft becomes an answer: its grounds become numbered citations, and it tells how it was read."""

from __future__ import annotations

from assistant.citing import cite
from assistant.corrections import notes
from assistant.retrieve import Found
from assistant.scope import scope_told
from assistant.types import (
    Answer,
    Ask,
    Citation,
    Claim,
    Draft,
    Entry,
    Frame,
    Ground,
    Language,
    Pot,
    Row,
    Seat,
    Status,
)
from assistant.wording import day, joined, say
from index.ledger import Ledger

_ASKED: dict[Ask, tuple[str, str]] = {
    Ask.AMOUNT: ("montant", "amount"),
    Ask.TOTAL: ("total", "total"),
    Ask.LIST: ("liste", "list"),
    Ask.COUNT: ("nombre", "count"),
    Ask.RANK: ("classement", "ranking"),
    Ask.SHARE: ("part", "share"),
    Ask.MEAN: ("moyenne", "average"),
    Ask.COMPARE: ("comparaison", "comparison"),
    Ask.VOTE: ("vote", "vote"),
    Ask.WHO: ("personne", "person"),
    Ask.WHEN: ("date", "date"),
    Ask.NUMBER: ("numéro d'acte", "act number"),
    Ask.LINE: ("imputation budgétaire", "budget line"),
    Ask.PASSAGE: ("passage", "passage"),
}
_POTS: dict[Pot, tuple[str, str]] = {
    Pot.AWARDED: ("aides attribuées", "money awarded"),
    Pot.PROPOSED: ("aides proposées", "money proposed"),
    Pot.REQUESTED: ("aides demandées à d'autres", "money requested of others"),
    Pot.RECEIVED: ("aides reçues", "money received"),
    Pot.BUDGETED: ("lignes de budget", "budget lines"),
    Pot.CHARGES: ("charges d'un budget", "spending side of a budget"),
    Pot.RECETTES: ("recettes d'un budget", "income side of a budget"),
}
_SEATS: dict[Seat, tuple[str, str]] = {
    Seat.CHAIR: ("présidence", "chair"),
    Seat.SECRETARY: ("secrétaire de séance", "secretary"),
    Seat.PRESENT: ("présents", "present"),
    Seat.EXCUSED: ("excusés", "excused"),
    Seat.ABSENT: ("absents", "absent"),
    Seat.PROXIES: ("pouvoirs", "proxies"),
    Seat.NON_VOTING: ("sans voix délibérative", "without a vote"),
    Seat.SIGNATORY: ("signataires", "signatories"),
}
_MONEY = (Ask.AMOUNT, Ask.TOTAL, Ask.LIST, Ask.RANK, Ask.SHARE, Ask.MEAN, Ask.COMPARE)


def compose(draft: Draft, found: Found, ledger: Ledger) -> Answer:
    """The answer with its citations numbered in the order in which they are first used."""
    cited = _Citations(found, ledger)
    lines = [_line(claim, cited) for claim in (*draft.claims, *notes(draft, found))]
    rows = tuple(_row(entry, cited) for entry in draft.entries)
    frame = found.frame
    return Answer(
        status=draft.status,
        language=frame.language,
        text="\n".join(lines),
        understood=understood(frame),
        amount=draft.amount,
        value=draft.value,
        rows=rows,
        citations=tuple(cited.all),
        choices=draft.choices,
    )


def nothing_found(found: Found, ledger: Ledger) -> Draft:
    """What is said when no act answers: what was looked for, where, and the act that comes nearest."""
    language = found.frame.language
    missing = [t.shown or t.word for t in found.missing]
    kept = say(language, " choisis", " chosen") if found.frame.scope.narrows else ""
    if found.left_out:
        named = joined(found.left_out, language)
        head = say(
            language,
            f"Non trouvé : la question nomme {named}, que les filtres écartent.",
            f"Not found: the question names {named}, which the filters leave out.",
        )
    elif found.frame.scope.narrows and not found.cards:
        head = say(
            language, "Non trouvé : aucun acte ne passe les filtres.", "Not found: no act passes the filters."
        )
    elif missing:
        words = joined([say(language, f"« {w} »", f"“{w}”") for w in missing], language)
        head = say(
            language,
            f"Non trouvé dans les actes{kept} : {words} n'y figure{'nt' if len(missing) > 1 else ''} pas.",
            f"Not found in the acts{kept}: {words} {'are' if len(missing) > 1 else 'is'} not in them.",
        )
    else:
        head = say(language, f"Non trouvé dans les actes{kept}.", f"Not found in the acts{kept}.")
    claims = [Claim(head), Claim(_searched(found, ledger))]
    if found.acts and found.acts[0][1] >= 0.3:
        near = found.acts[0][0]
        title = near.title.value if near.title else ""
        ground = near.title.span if near.title else near.date_span
        told = say(language, f"L'acte le plus proche : {title}", f"The nearest act: {title}")
        claims.append(Claim(told, (Ground(near, ground),) if ground else ()))
    return Draft(Status.NOT_FOUND, tuple(claims))


def _searched(found: Found, ledger: Ledger) -> str:
    """Where was looked: of a search within filters, the acts that these leave."""
    language, scope, counts = found.frame.language, found.frame.scope, ledger.counts()
    acts, files = counts.acts, counts.documents
    if scope.narrows:
        acts, files = len(found.cards), len({card.act.document for card in found.cards.values()})
    told = scope_told(scope, language)
    kept = say(language, f" (filtres : {told})", f" (filters: {told})") if told else ""
    return say(
        language,
        f"Recherché dans {_count(acts, 'acte')} de {_count(files, 'fichier')}{kept}{_unread(counts.refused, language)}.",
        f"Searched {_count(acts, 'act')} in {_count(files, 'file')}{kept}{_unread(counts.refused, language)}.",
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _unread(refused: int, language: Language) -> str:
    if not refused:
        return ""
    return say(language, f" ; {refused} fichier(s) illisible(s)", f"; {refused} unreadable file(s)")


class _Citations:
    """The numbered sources of one answer: the same words are cited once."""

    def __init__(self, found: Found, ledger: Ledger) -> None:
        self.all: list[Citation] = []
        self._files = found.files
        self._ledger = ledger
        self._numbers: dict[tuple[str, int, int, int], int] = {}

    def number(self, ground: Ground) -> int:
        span = ground.span
        key = (span.document, span.page, span.start, span.end)
        if key not in self._numbers:
            self.all.append(self._citation(ground))
            self._numbers[key] = len(self.all)
        return self._numbers[key]

    def _citation(self, ground: Ground) -> Citation:
        span = ground.span
        page = self._ledger.page(span.document, span.page)
        return cite(ground.act, span, self._files[span.document], page)


def _line(claim: Claim, cited: _Citations) -> str:
    marks = "".join(f" [{n}]" for n in dict.fromkeys(cited.number(g) for g in claim.grounds))
    return f"{claim.text}{marks}"


def _row(entry: Entry, cited: _Citations) -> Row:
    number = cited.number(entry.ground)
    citation = cited.all[number - 1]
    return Row(
        label=entry.label,
        amount=entry.amount,
        purpose=entry.purpose,
        act=citation.act,
        date=citation.date,
        council=citation.council,
        file=citation.file,
        page=citation.page,
        citation=number,
    )


def understood(frame: Frame) -> str:
    """How the question was read, in the words of its language."""
    language = frame.language
    pick = 0 if language is Language.FR else 1
    parts = [_ASKED[frame.ask][pick]]
    pot = frame.pot or (Pot.AWARDED if frame.ask in _MONEY else None)
    if pot and frame.ask in _MONEY:
        parts.append(_POTS[pot][pick])
    if frame.seat:
        parts.append(_SEATS[frame.seat][pick])
    if frame.terms:
        parts.append(" ".join(t.shown or t.word for t in frame.terms))
    if frame.excluded:
        left_out = " ".join(t.shown or t.word for t in frame.excluded)
        parts.append(say(language, f"sans : {left_out}", f"without: {left_out}"))
    parts += [str(y) for y in frame.years]
    parts += [day(d, language) for d in frame.days]
    parts += [f"{month:02d}/{year}" for year, month in frame.months]
    if frame.scope.narrows:
        kept = scope_told(frame.scope, language)
        parts.append(say(language, f"filtres : {kept}", f"filters: {kept}"))
    if frame.follow_up:
        parts.append(say(language, "(suite de la question précédente)", "(following the earlier question)"))
    return " · ".join(parts)
