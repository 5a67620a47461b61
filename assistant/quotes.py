"""Answers in the acts' own words: the sentences that answer why, what, where and how, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import phrases
from assistant.excerpt import excerpt
from assistant.link import stem_set
from assistant.meaning import closeness
from assistant.question_words import read_terms
from assistant.retrieve import Found, Hit, fits_period, share_of
from assistant.types import Ask, Claim, Draft, Ground, Language, Pot, Seat, Status
from assistant.wording import name_of, say
from index.check import Stores
from index.dates import years_told
from index.marks import SIGNED
from index.ports import Embedder
from index.sentences import sentence_ranges, sub_span
from index.text import flat, squeeze
from index.types import Act, Passage, SectionKind, Span

_FITS = 0.55  # the least share of the question's words that a sentence and its act hold
_SURE = 0.8
_COMMON = 0.3  # a sentence that holds all the question's common words itself
_MEANING = 0.3  # one that means the same, in whatever words
_COMPARED = 120  # sentences whose meaning is compared
_CUE = 0.2  # words of the kind that the question word looks for
_AHEAD = 0.15  # how much more of the question one act holds than any other
_NEAR = 0.3  # the least fit of a sentence of such an act
_GIVEN = (Pot.AWARDED, Pot.PROPOSED, Pot.REQUESTED, Pot.RECEIVED)
_TOLD_BY_A_QUOTE = (Ask.PASSAGE, Ask.WHO, Ask.WHEN)
_TOLD_IN_OTHER_WORDS = (*_TOLD_BY_A_QUOTE, Ask.LIST, Ask.COUNT, Ask.COMPARE, Ask.RANK)
_TOLD = 3  # sentences quoted for a question
_HOUSEKEEPING = 0.3  # who met, and who signed, is what the question asks of few
# "Mme CHARDES", "la SARL Elie Blin": a civility or a form of company, and a name.
_NAMES_SOMEONE = re.compile(
    r"\b(?:M\.|MM\.|Mmes?|Mlle|Monsieur|Madame|SARL|SAS|SA|EURL|[Ss]oci[ée]t[ée]|[Ee]ntreprise|[Cc]abinet)\s+(?!le\b|la\b|Le\b|La\b)(?P<name>[A-ZÉ«\"][\w'’«»\"-]*(?:\s+[A-ZÉ][\w'’-]+)*)"
    r"|\b(?:à|par)\s+(?P<capitals>[A-Z][A-Z&'-]{3,})\b"  # "délivré à GEOTHERMA"
)
_TELLS_WHEN = re.compile(
    r"\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\d\s?h(?:eures?)?\b|\b(?:19|20)\d\d\b"
)
# The day of a law, of an earlier decision or of the sitting is no day of anything else.
_OF_A_TEXT = re.compile(
    r"\b(?:lois?|decrets?|ordonnances?|arretes?|circulaires?|deliberations?|seances?)\b[^.;,]{0,20}?\b(?:(?:19|20)\d\d-\d+\s+)?du\s+\d{1,2}(?:er)?\s+\w+\s+\d{4}\b"
)
_YEAR_ASKED = re.compile(r"\b(?:en\s+)?(?:quelle|what|which)\s+(?:annee|year)\b")
_NEWS = 3  # words of a sentence that neither the question nor the title has
_SHORTEST = 20  # characters of a sentence worth quoting
_LONGEST = 420  # characters of a quote
# Parts of a question, each with its own question word: "Où ... et combien ... ?"
_PARTS = re.compile(
    r"\s*(?:,\s*)?\b(?:et|and)\s*,?\s+(?=(?:(?:a|à|de|pour|par|at|by|for|in)\s+)?(?:combien|qui|quand|comment|pourquoi|o[uù]|quel\w*|how|who|when|why|where|what|which)\b)",
    re.IGNORECASE,
)
# What kind of words a question word looks for.
_CUES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\bcombien\b|\bhow\s+(?:many|much|long)\b|\bduree\b|\btaux\b|\brate\b"), re.compile(r"\d")),
    (re.compile(r"\bquand\b|\bwhen\b|\bdate\b|\bwhat\s+day\b"), re.compile(r"\b\d{1,2}(?:er)?\s+(?:janv|fevr|mars|avri|mai|juin|juil|aout|sept|octo|nove|dece)|\d{2}/\d{2}/\d{4}")),
    (re.compile(r"\bheures?\b|\bwhat\s+time\b"), re.compile(r"\d{1,2}\s?h\b|\d{1,2}\s?h\s?\d{2}|heures?")),
    (re.compile(r"\bage\b|\bold\b"), re.compile(r"\bans\b")),
    (re.compile(r"^\s*ou\b|\bwhere\b|\blieu\b"), re.compile(r"\blieux?\b|\bsitue|\brue\b|\bplace\b|\bsalle\b|\bstade\b|\ba\s+l'adresse")),
    (re.compile(r"\bpourquoi\b|\bwhy\b|\braison"), re.compile(r"\bafin\b|\bpour\b|\bcar\b|\ben\s+raison|\bconsiderant|\btitulaire|\bpuisque|\bparce|\bdu\s+fait\b|\bcompte\s+tenu|\ba\s+cause\b|\bfaute\s+de|\betant\s+donne|\bconsequence|\bevite")),
    (re.compile(r"\bqui\b|\bwho\b"), re.compile(r"\b(?:m\.|mme|monsieur|madame|societe|entreprise|association)\b")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sentence:
    act: Act
    span: Span
    fit: float
    score: float  # by which sentences are ranked
    wide: Span  # with what is said next, as far as a quote may go


def answer_quote(found: Found, stores: Stores) -> Draft | None:
    """The best sentences for each part of the question; None where none holds enough of it."""
    subject = found.subject
    if subject and not any(h.acts for h in subject):
        return None  # a council's acts, of which none speaks of it
    if found.missing or _lacks_role(found) or _is_of_a_seat(found):
        return None  # who sat where is told from the list of who was there, or not at all
    parts = [p for p in _PARTS.split(found.frame.question) if p.strip()]
    chosen: list[_Sentence] = []
    for part in parts:
        ranked = _ranked(found, part, stores.embedder, alone=len(parts) == 1)
        # "..., et à quel taux ?": where the act of the first part answers the second one too, it comes first.
        ranked.sort(key=lambda s: not (chosen and s.fit >= _FITS and s.act.id == chosen[0].act.id))
        chosen = _with_best(chosen, (s for s in ranked if s.fit >= _FITS), _TOLD if len(parts) == 1 else 2)
    if not chosen:
        return None
    language = found.frame.language
    claims = [Claim(_quoted(found, s.wide.quote), (Ground(s.act, s.wide),)) for s in chosen]
    claims += [Claim(_said_in(s.act, language)) for s in chosen[:1]]
    # A word that no act holds may be the very thing asked about; and a quote makes no list, count or ranking.
    known = all(h.acts for h in found.hits if h.term.own)
    told = max(chosen, key=lambda s: s.fit)
    sure = (
        told.fit >= _SURE
        and known
        and found.frame.ask in _TOLD_BY_A_QUOTE
        and not phrases.DESIGNATED.search(flat(found.frame.question))  # else the facts would tell who
        and _tells_what_is_open(found, told)
    )
    return Draft(Status.ANSWERED if sure else Status.PARTIAL, tuple(claims))


def answer_nearest(found: Found, stores: Stores) -> Draft | None:
    """The nearest sentences of the one act that the question is of, where none holds enough of its words: the act may
    tell it in others. None where several acts may be meant; nor of money, which only a figure tells."""
    frame = found.frame
    if frame.ask not in _TOLD_IN_OTHER_WORDS or frame.pot in _GIVEN or frame.follow_up or not found.subject:
        return None
    if found.missing or _lacks_role(found):
        return None
    act = found.pinned(_AHEAD)
    if act is None:
        return None
    ranked = [
        s for s in _ranked(found, found.frame.question, stores.embedder, alone=True) if s.act.id == act.id
    ]
    chosen = _with_best([], (s for s in ranked if s.fit >= _NEAR), _TOLD)
    if not chosen:
        return None
    language = found.frame.language
    head = say(
        language,
        "L'acte ne le dit pas en ces mots. Au plus près :",
        "The act does not say so in these words. Nearest:",
    )
    claims = [Claim(f"{head} {_quoted(found, chosen[0].wide.quote)}", (Ground(act, chosen[0].wide),))]
    claims += [Claim(_quoted(found, s.wide.quote), (Ground(act, s.wide),)) for s in chosen[1:]]
    return Draft(Status.PARTIAL, (*claims, Claim(_said_in(act, language))))


# "Who is the architect of ...", "quel notaire": the office asked for must be told, or nobody in it can be.
_ROLE = re.compile(
    r"\b(?:who|qui)\s+(?:is|was|are|were|est|etait|sont)\s+(?:the\s+|le\s+|la\s+|les\s+|l')(?P<role>\w+)"
    r"|\b(?:quel(?:le)?s?|which)\s+(?P<trade>notaire|avocat|architecte|banque|lawyer|architect|bank)\b"
)


def _is_of_a_seat(found: Found) -> bool:
    """Who sat where is told from the list of who was there, or not at all; who took the chair for a part of the
    sitting may be told in words."""
    frame = found.frame
    for_a_part = frame.seat is Seat.CHAIR and phrases.CHAIRS_ELSE.search(flat(frame.question))
    return frame.ask is Ask.WHO and frame.seat is not None and not for_a_part


def _lacks_role(found: Found) -> bool:
    asked = _ROLE.search(flat(found.frame.question))
    among = {act.id for act, _ in found.acts}
    role = (asked["role"] or asked["trade"]) if asked else ""
    return any(h.term.word == role and not h.acts & among for h in found.hits)


def _ranked(found: Found, part: str, embedder: Embedder, *, alone: bool) -> list[_Sentence]:
    """Sentences best first: by the question's words they hold, the kind of words asked for, rank, and meaning."""
    words = None if alone else {t.word for t in read_terms(part)}
    acts = {act.id: act for act, _ in found.acts}
    asked = frozenset(form for h in found.hits for form in h.term.forms)
    cues = [look for ask, look in _CUES if ask.search(flat(part))]
    out: list[_Sentence] = []
    for rank, passage in enumerate(found.passages):
        act = acts.get(passage.act)
        if act is None or _is_citation(passage) or not fits_period_or_says(found, act, passage):
            continue
        ranges = list(sentence_ranges(passage.span.quote))
        for at, (start, end) in enumerate(ranges):
            span = sub_span(passage.span, start, end)
            if len(span.quote) < _SHORTEST or not _tells(asked, act, span):
                continue
            fit = _fit(found, act, passage, span, words)
            said = flat(span.quote)
            score = (
                fit
                + _COMMON * _held_itself(found, span)
                + _CUE * sum(bool(look.search(said)) for look in cues[:2])
                + _timed(found, said)
                - (_HOUSEKEEPING if passage.kind is SectionKind.HEADER or SIGNED.search(said) else 0)
                + 0.1 / (1 + rank)
            )
            reach = max((e for _, e in ranges[at:] if e - start <= _LONGEST), default=end)
            wide = sub_span(passage.span, start, reach)
            out.append(_Sentence(act, span, fit, score, wide))
    ranked = _by_meaning(found, part, sorted(out, key=lambda s: -s.score), embedder)
    telling = [s for s in ranked if s.fit >= _FITS and _is_told(found, s.span.quote)]
    # When it was, or in which year, nothing but a sentence that tells it is worth quoting.
    when = found.frame.ask is Ask.WHEN or _YEAR_ASKED.search(flat(found.frame.question))
    return telling if telling or when else ranked


def _by_meaning(found: Found, part: str, ranked: Sequence[_Sentence], embedder: Embedder) -> list[_Sentence]:
    """The first ones in a new order, the nearer in meaning the higher; the rest behind them."""
    first = ranked[:_COMPARED]
    near = closeness(found, part, [s.span.quote[:_LONGEST] for s in first], embedder)
    weighed = [replace(s, score=s.score + _MEANING * c) for s, c in zip(first, near, strict=True)]
    return [*sorted(weighed, key=lambda s: -s.score), *ranked[_COMPARED:]]


def _held_itself(found: Found, span: Span) -> float:
    """The share of the question's own common words that a sentence holds itself: names say which act it is in."""
    common = [h for h in found.subject if not h.term.proper]
    said = stem_set(span.quote)
    return share_of(common, lambda h: h.is_in(said))


def _is_told(found: Found, sentence: str) -> bool:
    """Who it is, only a sentence that names someone tells, and another than the question does; when, one that holds
    a date, a month or an hour."""
    ask = found.frame.ask
    if _YEAR_ASKED.search(flat(found.frame.question)):
        return _tells_the_year(found, sentence)
    if ask is Ask.WHO:
        named = (match["name"] or match["capitals"] for match in _NAMES_SOMEONE.finditer(sentence))
        return any(found.said.isdisjoint(stem_set(name)) for name in named)
    return ask is not Ask.WHEN or bool(_TELLS_WHEN.search(_OF_A_TEXT.sub(" ", flat(sentence))))


def _tells_the_year(found: Found, sentence: str) -> bool:
    """Does it hold a year, and the rarest of the question's common words?"""
    common = [h for h in found.subject if not h.term.proper]
    rarest = max(common, key=lambda h: h.weight, default=None)
    said = stem_set(sentence)
    return bool(years_told(flat(sentence))) and (rarest is None or rarest.is_in(said))


def _tells_what_is_open(found: Found, sentence: _Sentence) -> bool:
    """Does it hold half of what its act's title leaves open of the question, and tell what kind of thing is asked?"""
    opened = [h for h in found.hits if h.term.own and sentence.act.id not in h.titled]
    said = stem_set(sentence.span.quote)
    common = [h for h in opened if not h.term.proper and h.acts]
    if common and not any(h.is_in(said) for h in common):
        return False  # of those whom the question names, acts tell many things
    held = sum(h.weight for h in opened if h.is_in(said))
    if found.frame.ask is Ask.WHO and any(not h.is_in(said) for h in opened):
        return False  # those admitted to a competition are named as well as who has won it
    return _is_told(found, sentence.span.quote) and held >= sum(h.weight for h in opened) / 2


def _tells(asked: frozenset[str], act: Act, span: Span) -> bool:
    """Does it say more than the question and the act's title do? A heading names the subject and tells nothing."""
    title = act.title
    news = stem_set(span.quote) - asked - stem_set(title.value if title else "")
    return len(news) >= _NEWS


def _is_citation(passage: Passage) -> bool:
    """ "Vu le code ..." cites a text and tells nothing; "Considérant que ..." tells."""
    return passage.kind is SectionKind.RECITAL and flat(passage.span.quote).lstrip().startswith("vu")


def _timed(found: Found, said: str) -> float:
    """A sentence that tells the year asked for is nearer, one that tells only other years is farther."""
    years = years_told(said)
    asked = set(found.frame.years)
    if not asked or not years:
        return 0.0
    return 0.1 if years & asked else -0.25


def fits_period_or_says(found: Found, act: Act, passage: Passage) -> bool:
    years = {str(y) for y in found.frame.years}
    return fits_period(act, found.frame) or any(y in passage.span.quote for y in years)


def _fit(found: Found, act: Act, passage: Passage, span: Span, words: set[str] | None) -> float:
    """The share of the question's words (of its part's, where it has several) that a sentence of an act holds."""
    hits = [h for h in found.hits if words is None or h.term.word in words or h.term.proper]
    about = found.about(act) | stem_set(passage.heading)
    around = stem_set(passage.span.quote)
    said = stem_set(span.quote)
    fit = _weighed(hits, said | found.councils.words, around, about)
    mine = [h for h in hits if h.term.own]
    if len(mine) < len(hits) and mine and not any(h.is_in(said) or h.is_in(around) for h in mine):
        return min(fit, _FITS - 0.05)  # a follow-up's own words say what of the subject is asked
    return fit


def _weighed(
    hits: Iterable[Hit], own: frozenset[str], around: frozenset[str], about: frozenset[str]
) -> float:
    """A word in the sentence counts whole, in its passage or in its act's title less."""
    hits = list(hits)
    whole = sum(h.weight for h in hits)
    if not whole:
        return 0.0
    degree = [_degree(h, own, around, about) for h in hits]
    return sum(h.weight * d for h, d in zip(hits, degree, strict=True)) / whole


def _degree(hit: Hit, own: frozenset[str], around: frozenset[str], about: frozenset[str]) -> float:
    """What the act's title says is told of all its sentences: the other words choose among them."""
    if hit.is_in(about):
        return 1.0 if hit.term.proper else 0.9 if hit.is_in(own) else 0.75
    if hit.is_in(own):
        return 1.0
    return 0.6 if hit.is_in(around) else 0.0


def _with_best(chosen: list[_Sentence], ranked: Iterable[_Sentence], most: int) -> list[_Sentence]:
    """The chosen ones and as many of the ranked as are to be told, each that none before it told."""
    out, wanted = list(chosen), len(chosen) + most
    for sentence in ranked:
        if len(out) == wanted:
            break
        if not any(squeeze(sentence.span.quote) in squeeze(s.wide.quote) for s in out):
            out.append(sentence)
    return out


def _quoted(found: Found, quote: str) -> str:
    asked = {stem: h.weight for h in found.subject for stem in h.said}
    words = excerpt(squeeze(quote), _LONGEST, asked)
    return say(found.frame.language, f"« {words} »", f"“{words}”")


def _said_in(act: Act, language: Language) -> str:
    title = act.title.value if act.title else ""
    return say(
        language, f"Dit dans : {name_of(act, language)} {title}", f"Said in: {name_of(act, language)} {title}"
    ).strip()
