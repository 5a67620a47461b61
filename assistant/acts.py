"""Answers about acts themselves: which act and its number, how many, what was decided in a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.retrieve import Found
from assistant.types import Ask, Claim, Draft, Ground, Status
from assistant.wording import colon, name_of, of_act, say
from index.sentences import sub_span
from index.text import flat, squeeze
from index.types import Act

_FITS = 0.5
_LIKE = 0.15  # acts that hold about as much of the question
_NAMED = 3  # acts told by their titles in the headline
_REPLACES = re.compile(r"\breplac|\bremplac|\bcancel|\bannul")
_GIVES = re.compile(r"\b(?:attribution|subvention|participation|versement|octroi)s?\b")
_COUNTS_ACTS = re.compile(
    r"\b(?:how\s+many|combien\s+d\w*|nombre\s+d\w*|number\s+of)['\s]+(?:resolution|decision|act|acte|deliberation|delib|affaire)s?\b"
    r"(?![^?]*\b(?:par\s+(?:le\s+maire|la\s+presidente?|le\s+president|delegation)|delegation|by\s+the\s+(?:mayor|president))\b)"
)


_OF = r"(?:numeros?|n\s?°|number)\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d'|of\s+the\s+)"
_NO = r"[^.;\n]{0,60}?\b[Nn]\s?[°o]\s?:?\s?(?P<number>[A-Z]{0,4}\d[\w./-]*)"
# The number of something else than the act, and how acts print it: "permis de construire n° PC 062 119 22 00041".
_OF_ELSE = (
    (
        re.compile(rf"\b{_OF}permis\b|\bpermit\s+number|\bnumber\s+of\s+the\s+(?:\w+\s+)?permit"),
        re.compile(r"\b(?P<number>(?:PC|DP|PA|PD|CU)\s?(?:[Nn]\s?[°o]\s?)?\d[\dA-Z ./-]{5,20}\d)\b"),
    ),
    (
        re.compile(
            rf"\b{_OF}(?:contrat|marche)\b|\bcontract\s+number|\bnumber\s+of\s+the\s+(?:\w+\s+)?contract"
        ),
        re.compile(rf"\b(?:[Cc]ontrat|[Mm]arch[ée]|CONTRAT|MARCH[ÉE]){_NO}"),
    ),
    (
        re.compile(rf"\b{_OF}parcelles?\b|\b(?:plot|parcel)\s+number"),
        re.compile(
            r"\b(?:[Pp]arcelles?|[Cc]adastr\w+|PARCELLES?|CADASTR\w+)\b[^.;\n]{0,40}?\b(?P<number>[A-Z]{1,2}\s?(?:[Nn]\s?°\s?)?\d{1,4})\b"
        ),
    ),
)


def answer_number(found: Found) -> Draft | None:
    """The number of the act that holds the most of the question; None where none fits or is numbered."""
    plain = flat(found.frame.question)
    of_else = next((printed for asked, printed in _OF_ELSE if asked.search(plain)), None)
    if of_else:
        return _number_of(found, of_else)
    act = best_act(found)
    if act is None or act.number is None:
        return None
    language = found.frame.language
    if _REPLACES.search(plain) and act.replaces:
        return _replaced(found, act)
    head = say(language, f"N° {act.number.value}", f"No. {act.number.value}")
    title = act.title.value if act.title else ""
    told = f"{head}{colon(language)}{title}" if title else head
    claims = (Claim(told, (Ground(act, act.number.span),)), Claim(of_act(act, language)))
    return Draft(Status.ANSWERED, claims, value=act.number.value)


def _number_of(found: Found, printed: re.Pattern[str]) -> Draft | None:
    """The number of a permit, a contract or a plot, as the acts that hold most of the question print it; another is
    told as another reading. None where none is printed: the act's own number is not meant."""
    acts = {act.id: act for act, share in found.in_period()[:3] if share >= _FITS}
    told = {
        squeeze(match["number"]): Ground(acts[p.act], sub_span(p.span, *match.span("number")))
        for p in found.passages
        if p.act in acts
        for match in printed.finditer(p.span.quote)
    }
    if found.missing or not told:
        return None
    (number, ground), *others = told.items()
    language = found.frame.language
    claims = [Claim(say(language, f"N° {number}", f"No. {number}"), (ground,))]
    if others:
        other = say(language, "Autre lecture possible : n° ", "Another possible reading: no. ")
        claims.append(Claim(f"{other}{others[0][0]}", (others[0][1],)))
    claims.append(Claim(of_act(ground.act, language)))
    return Draft(Status.PARTIAL if others else Status.ANSWERED, tuple(claims), value=number)


def _replaced(found: Found, act: Act) -> Draft:
    """The act that this one cancels and replaces, as it says itself."""
    assert act.replaces is not None
    language = found.frame.language
    old = act.replaces.value
    head = say(
        language,
        f"N° {old}, annulée et remplacée par la n° {act.number.value if act.number else ''}",
        f"No. {old}, cancelled and replaced by no. {act.number.value if act.number else ''}",
    )
    claims = (Claim(head, (Ground(act, act.replaces.span),)), Claim(of_act(act, language)))
    return Draft(Status.ANSWERED, claims, value=old)


def answer_count(found: Found) -> Draft | None:
    """How many acts a council decided in the period, and which; None where something else is asked."""
    frame = found.frame
    if not (_COUNTS_ACTS.search(flat(frame.question)) or _asks_period(found)) or found.missing:
        return None
    acts = [act for act, share in found.in_period() if share >= _FITS or not found.hits]
    if not acts:
        return None
    language = frame.language
    many = len(acts) > 1
    head = say(
        language,
        f"{len(acts)} délibération{'s' if many else ''}",
        f"{len(acts)} resolution{'s' if many else ''}",
    )
    ordered = sorted(acts, key=lambda act: (act.date or date.min, act.document, act.start))
    if _asks_period(found) and len(acts) <= _NAMED:
        titles = [act.title.value if act.title else name_of(act, language) for act in ordered]
        head += colon(language) + say(language, " ; ", "; ").join(titles)
    ends = [act for act in (ordered[0], ordered[-1]) if act.title]
    grounds = tuple(Ground(act, act.title.span) for act in ends if act.title)
    told = tuple(Claim(of_act(act, language)) for act in ordered[:20])
    if not _COUNTS_ACTS.search(flat(frame.question)):
        return Draft(Status.ANSWERED, (Claim(head, grounds), *told), value=len(acts))
    held = say(
        language,
        "C'est ce que contiennent les fichiers déposés : la séance ou l'année peut en compter d'autres.",
        "This is what the files given hold: the sitting or the year may have more.",
    )
    whole = _is_whole_series(acts) and bool(frame.days or frame.months)
    status, notes = (Status.ANSWERED, ()) if whole else (Status.PARTIAL, (Claim(held),))
    return Draft(status, (Claim(head, grounds), *notes, *told), value=len(acts))


def _is_whole_series(acts: Sequence[Act]) -> bool:
    """Are the acts numbered from 1 on, none missing? Of others the store may hold only some."""
    ranks = [re.findall(r"\d+", act.number.value)[-1:] for act in acts if act.number]
    return sorted(int(rank[0]) for rank in ranks if rank) == list(range(1, len(acts) + 1))


def _asks_period(found: Found) -> bool:
    """ "What did Valmorin decide in May 2023?": a period, at most a council, and nothing else."""
    frame = found.frame
    asks = frame.ask in (Ask.PASSAGE, Ask.LIST) and not frame.seat and not frame.pot
    timed = frame.days or frame.months or frame.years
    return bool(asks and timed) and all(h.term.forms[0] in found.councils.words for h in found.hits)


def best_act(found: Found) -> Act | None:
    """The act that stands and holds most of the question's words, if it holds enough of them."""
    if found.missing:
        return None
    best = [(a, share) for a, share in found.in_period()[:5] if share >= _FITS and a.id not in found.replaced]
    if not best:
        return None
    if not found.frame.amounts:
        return best[0][0]
    # Another act may say more of what a sum is for: the one whose title says that it gives money decides it.
    like = [act for act, share in best if best[0][1] - share < _LIKE]
    return next((act for act in like if act.title and _GIVES.search(flat(act.title.value))), like[0])
