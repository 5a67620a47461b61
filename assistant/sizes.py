"""Sizes told by the acts: "combien d'heures par semaine ?", "quelle longueur ?", "what floor area?", "how long?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.fit import Fit, Words, fit_of
from assistant.link import stem_set
from assistant.readings import Told, answer_told
from assistant.retrieve import Found, fits_period
from assistant.types import Draft
from index.sentences import sentence_ranges, sub_span
from index.text import flat, squeeze
from index.types import Act, Passage

_BEFORE, _BEHIND = 90, 60  # characters of a size's clause
_NAMED = 0.15  # a size that is told under its own name ("pour une durée de 6 ans") fits better by this
_LIKE = 0.15  # acts that hold about as much of the question
_NUMBER = r"(?<![\w.,/°-])(?<!\d )(?P<n>\d{1,3}(?:[ .]\d{3})+(?:,\d{1,3})?|\d{1,7}(?:[.,]\d{1,3})?)"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of size: what asks for it, the words of a question that say no more than that, how acts print it,
    and the word under which they tell it."""

    asked: re.Pattern[str]
    words: re.Pattern[str]
    printed: re.Pattern[str]
    name: re.Pattern[str]


# "20h15 hebdomadaires", "à raison de 28 heures"; "à 20 heures 30" is a time of day, and so is "de 8h à 12h".
_HOURS = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,4}(?:[.,]\d{1,2})?)\s?(?:h(?:eures?)?(?![a-z]))(?:\s?(?P<minutes>[0-5]\d)(?!\d)(?:\s?mn|\s?min\w*)?)?"
)
_PER = re.compile(
    r"\s*(?:(?:par|/|a\s+la|per)\s*(?:semaine|mois|an\b|jour|week)|hebdo|mensuel|annuel|/\s?35)"
)
_TIME_OF_DAY = re.compile(
    r"\b(?:a|des|vers|entre|jusqu'a|avant|apres|et|de)\s+(?:la\s+)?$|\d\s?h?\s?-\s?$|,\s?$"
)
_RAISON = re.compile(
    r"\b(?:raison|duree|hauteur|volume|total|complement|quotite|contrat|poste)\s+(?:\w+\s+)?(?:de|d')\s*$"
)

_KINDS = (
    _Kind(
        re.compile(r"\b(?:combien|nombre)\s+d'heures\b|\bhow\s+many\s+hours\b|\bnumber\s+of\s+hours\b|\btemps\s+de\s+travail\b|\bheures\s+(?:par\s+semaine|hebdomadaires)|\bhours\s+(?:a|per)\s+week"),
        re.compile(r"heures?|hours?|temps|travail|semaines?|week|weekly|hebdo\w*|par|per|passe\w*|nombre|number"),
        _HOURS,
        re.compile(r"temps\s+(?:de\s+travail|non\s+complet|complet|partiel)|raison"),
    ),
    _Kind(
        re.compile(r"(?<!grande )(?<!grandes )\b(?:superficies?|surfaces?|contenances?)\b|\bhow\s+many\s+(?:square\s+met\w+|hectares?)|\bcombien\s+(?:de\s+(?:m2|m²|metres\s+carres)|d'hectares)|\b(?:floor|surface)\s+area\b|\bwhat\s+area\b|\barea\s+of\b"),
        re.compile(r"superficies?|surfaces?|contenances?|square|metres?|meters?|hectares?|areas?|carres?|m2|m²|floor"),
        re.compile(rf"{_NUMBER}\s?(?P<unit>m²|m2|metres?\s+carres?|hectares?|ha|ares?|ca)(?!\w)"),
        re.compile(r"superficie|surface|contenance"),
    ),
    _Kind(
        re.compile(r"(?<!\ba )\b(?:longueurs?|lineaires?|distances?|hauteurs?|largeurs?)\b|\b(?:combien\s+de|how\s+many)\s+(?:kilo)?met(?:res?|ers?)\b(?!\s+(?:carre|cube))|\b(?:what|total)\s+(?:is\s+the\s+)?(?:total\s+)?(?:length|height|width)\b|\bhow\s+(?:tall|wide)\b|\bhow\s+many\s+k?m\b"),
        re.compile(r"longueurs?|lineaires?|distances?|hauteurs?|largeurs?|(?:kilo)?met(?:res?|ers?)|length|height|width|tall|wide|long|total\w*"),
        re.compile(rf"{_NUMBER}\s?(?P<unit>(?:kilo)?metres?|km|ml|m)(?![\w²³]|\s?(?:carre|cube|2|3|€))"),
        re.compile(r"longueur|lineaire|distance|hauteur|largeur|metrage|long"),
    ),
    _Kind(
        re.compile(r"\bdurees?\b|\bcombien\s+de\s+temps\b|\b(?:for\s+)?how\s+long\b|\bcombien\s+d'an(?:s|nees)\b|\bhow\s+many\s+(?:years|months|weeks|days)\b|\bcombien\s+de\s+(?:mois|semaines|jours)\b|\b(?:what|the)\s+(?:duration|term)\b|\bperiod\s+of\s+(?:the\s+)?loan"),
        re.compile(r"durees?|temps|long|years?|months?|weeks?|days?|ans|annees?|mois|semaines?|jours?|duration|term|period|over|last\w*|dure\w*|repa(?:id|y\w*)|rembours\w*|etal\w*|spread"),
        re.compile(rf"(?:{_NUMBER}|(?<!\w)(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente))\s+(?:\(\s?\d{{1,2}}\s?\)\s+)?(?P<unit>ans?|annees?|mois|semaines|jours)(?!\w)"),
        re.compile(r"duree|echeances?|pendant"),
    ),
)  # fmt: skip
_DURATION = _KINDS[-1]
# "75 m de long sur 17 m de large": which side is asked for, and the words behind a size of the other two.
_SIDES = (
    (re.compile(r"\blongueur|\blong\b|\blength"), re.compile(r"\s+de\s+(?:large|haut|profond)")),
    (re.compile(r"\blarge|\bwid"), re.compile(r"\s+de\s+(?:long|haut|profond)")),
    (re.compile(r"\bhaut|\bheight|\btall"), re.compile(r"\s+de\s+(?:long|large|profond)")),
)
# "Un an après" tells when; "Âgés de 3 ans", "les moins de 18 ans", "de 6 à 11 ans": an age is no duration.
_LATER = re.compile(r"\s+(?:apres|avant|plus\s+t(?:ard|ot)|auparavant|et\s+plus|ou\s+plus)\b")
_AGE = re.compile(
    r"\b(?:age\w*|agee?s?|moins|plus|enfants|jeunes|personnes)\s+(?:de|d')\s+$|\d\s(?:a|et|-)\s$|-$"
)


def answer_size(found: Found) -> Draft | None:
    """The size that fits best; None where none is asked for, or no sentence found tells one."""
    kind = _kind_asked(found)
    if kind is None or found.missing:
        return None
    hits = tuple(h for h in found.hits if not kind.words.fullmatch(h.term.word))
    return answer_told(_told(replace(found, hits=hits or found.hits), kind), found.frame.language)


def asks_size(found: Found) -> bool:
    """Is a length, an area, a duration or a number of hours asked for?"""
    return _kind_asked(found) is not None


def lacks_size(found: Found) -> bool:
    """Is a size asked for that no sentence of the acts which hold most of the question tells? A duration may be told
    by its days."""
    kind = _kind_asked(found)
    if kind is None or kind is _DURATION:
        return False
    acts = found.in_period()
    best = {act.id for act, share in acts if share >= acts[0][1] - _LIKE}
    return not any(_tells(kind, p.span.quote) for p in found.passages if p.act in best)


def _kind_asked(found: Found) -> _Kind | None:
    plain = flat(found.frame.question)
    return next((kind for kind in _KINDS if kind.asked.search(plain)), None)


def _tells(kind: _Kind, words: str) -> bool:
    plain = flat(words)
    return any(_is_size(kind, words, plain, match) for match in kind.printed.finditer(plain))


def _told(found: Found, kind: _Kind) -> Iterator[Told]:
    acts = {act.id: act for act, _ in found.acts if act.id not in found.replaced}
    for passage in found.passages:
        act = acts.get(passage.act)
        if act is None or not (fits_period(act, found.frame) or _tells_year(passage, found)):
            continue
        for start, end in sentence_ranges(passage.span.quote):
            yield from _of_sentence(found, kind, (act, passage), start, end)


def _tells_year(passage: Passage, found: Found) -> bool:
    """An act may tell what begins on the day or in the year asked for, and be of another itself."""
    frame = found.frame
    years = {str(year) for year in (*frame.years, *(day.year for day in frame.days))}
    return bool(years) and years <= stem_set(passage.span.quote)


def _of_sentence(
    found: Found, kind: _Kind, where: tuple[Act, Passage], start: int, end: int
) -> Iterator[Told]:
    act, passage = where
    asked, title = flat(found.frame.question), flat(act.title.value) if act.title else ""
    words = passage.span.quote[start:end]
    name = next((side for side, _ in _SIDES if side.search(asked)), kind.name)
    plain, span = flat(words), sub_span(passage.span, start, end)
    around = stem_set(passage.span.quote, passage.heading)
    for match in kind.printed.finditer(plain):
        if not _is_size(kind, words, plain, match) or _is_other_side(asked, plain[match.end() :]):
            continue
        since = max(0, match.start() - _BEFORE)
        clause = stem_set(words[since : match.end() + _BEHIND])
        fit = fit_of(found, act, Words(clause, stem_set(words), around))
        named = (plain[since : match.start()], plain[match.end() : match.end() + 20], title)
        if any(name.search(said) for said in named):
            fit = Fit(fit.fit + _NAMED, fit.own, fit.whole)
        shown = squeeze(words[match.start() : match.end()])
        yield Told(act, span, flat(shown).replace(" ", ""), shown, fit)


def _is_other_side(asked: str, behind: str) -> bool:
    return any(side.search(asked) and others.match(behind) for side, others in _SIDES)


def _is_size(kind: _Kind, words: str, plain: str, match: re.Match[str]) -> bool:
    before = plain[max(0, match.start() - 40) : match.start()]
    if match.re is _HOURS:
        measured = _PER.match(plain, match.end()) or _RAISON.search(before)
        return bool(measured) or not (match["minutes"] or _TIME_OF_DAY.search(before))
    if kind is _DURATION:
        return not _AGE.search(before) and not _LATER.match(plain, match.end())
    return words[match.start("unit")].islower()  # "5 M" is a sum in millions, or a name's letter
