"""Opinions: what commissions thought of the report before the sitting."""

from __future__ import annotations

import re

from index.dates import find_dates
from index.facts.finder import Example, Finder, Reading, sentences
from index.text import squeeze
from index.types import Fact, Opinion

_COMMISSION = re.compile(
    r"(?P<name>(?:\d{1,2}\s?(?:ere|re|eme|e|°)\s+)?(?:commission\b(?!\s+permanente)|comite\s+(?:technique|social)\b)[^.;]{0,120}?)"
    r"(?=,?\s+(?:a\s+(?:emis|rendu|donne)|emet|rendu|donne|reunie?s?\b|en\s+date|lors|du\s+\d|s'est|qui)|\s*[:;.]|,|\s*$)"
)
_NOT_YET = re.compile(
    r"\b(?:sous\s+reserve\s+d|dans\s+l'attente\s+d|solliciter?\s|demander\s)\w*\W{0,2}(?:l'|un\s|cet\s)?$"
)
_OPINION = re.compile(r"\bavis\s+(?P<against>de)?(?:-\s*)?favorable\b|\bavis\s+(?P<bad>defavorable)\b")


def find(reading: Reading) -> tuple[Fact, ...]:
    """One opinion a sentence that names a commission and says favourable or not; the same one told twice
    (in the grounds and in the report) is one."""
    found: dict[tuple[str, bool], Opinion] = {}
    told = reading.plain.find("favorable", reading.act.start, reading.act.end) >= 0
    for start, end in sentences(reading.plain, reading.act.start, reading.act.end) if told else ():
        said = _OPINION.search(reading.plain, start, end)
        commission = _COMMISSION.search(reading.plain, start, end) if said else None
        if not said or not commission or _NOT_YET.search(reading.plain, start, said.start()):
            continue
        dates = find_dates(reading.text.text[commission.start() : end])  # a date before is another text's
        name = squeeze(reading.text.text[commission.start("name") : commission.end("name")])
        opinion = Opinion(
            commission=name.strip(" ,-–"),
            favourable=not (said["against"] or said["bad"]),
            date=dates[0].date if dates else None,
            span=reading.span(start, end),
        )
        found.setdefault((opinion.commission.lower(), opinion.favourable), opinion)
    return tuple(found.values())


def show(fact: Fact) -> str:
    assert isinstance(fact, Opinion)
    return (
        f"{fact.commission}: {'favourable' if fact.favourable else 'unfavourable'} {fact.date or ''}".strip()
    )


FINDER = Finder(
    name="opinions",
    find=find,
    show=show,
    examples=(
        Example(
            "La 2ème Commission - Culture a émis un avis favorable sur le projet le 03/05/2021.",
            ("2ème Commission - Culture: favourable 2021-05-03",),
        ),
        Example(
            "La commission Finances, réunie le 4 mai 2022, a rendu un avis défavorable.",
            ("commission Finances: unfavourable 2022-05-04",),
        ),
        Example("Vu l'avis de la commission Culture rendu le 3 mai 2021 ;", ()),
        Example(
            "Vu l'avis favorable de la commission « Culture » du 27 février 2023 ;",
            ("commission « Culture »: favourable 2023-02-27",),
        ),
        Example("La commission permanente donne un avis favorable.", ()),
        Example(
            "Vu l'avis favorable de la commission des finances ;", ("commission des finances: favourable",)
        ),
        Example(
            "Vu l'avis défavorable du Comité Social Territorial du 3 mars 2023,",
            ("Comité Social Territorial: unfavourable 2023-03-03",),
        ),
        Example(
            "Vu la loi du 26 janvier 1984, et l'avis favorable du comité technique,",
            ("comité technique: favourable",),
        ),
        Example("Le poste est créé sous réserve de l'avis favorable du comité technique.", ()),
    ),
)
