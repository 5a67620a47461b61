"""Opinions: what commissions, and others who are heard, thought of a project before the sitting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.dates import find_dates
from index.facts.finder import Example, Finder, Reading, sentences
from index.text import squeeze
from index.types import Fact, Opinion

# Who is heard before a decision. A council's own opinion is its decision, and the permanent commission is a council.
_BODY = (
    r"(?:\d{1,2}\s?(?:ere|re|eme|e|°)\s+)?(?:sous-)?commission\b(?!\s+permanente)|comite\s+(?:technique|social)\b|bureau\b(?!\s+d[e'])"
    r"|commissaire[\s-]enqueteur\b|conseil\s+communal\b|architecte\s+des\s+batiments\b|service\s+(?:de\s+france\s+)?des\s+domaines\b"
    r"|(?:a\.?b\.?f|drac|o\.?n\.?f|c\.?t\.?p|c\.?a\.?p|c\.?s\.?t|cdpenaf|dreal|ddtm?|sdis|a\.?r\.?s)\b"
)
_NAME = rf"(?P<name>(?:{_BODY})[^.;]{{0,120}}?)"
_END = (
    r"(?=,?\s+(?:a\s+(?:\w+\s+)?(?:emis|rendu|donne)|ont\s+emis|ayant\b|emet|rendu|donne|disant|reunie?s?\b|nous\s|en\s+date|lors|dans|du\s+\d|le\s+\d|s'est|qui|et\s+(?:la|le)\s)"
    r"|\s*[:;.]|,|\s+au?\s|\s+sur\s|\s*\(|\s*$)"
)
_COMMISSION = re.compile(rf"\b{_NAME}{_END}")
# "l'avis favorable, sans réserve, du commissaire enquêteur"
_OF = re.compile(
    rf"[\s\",]*(?:[\w',]+\s+){{0,3}}?(?:du|de\s+la|des|de\s+l'|de\s+monsieur\s+le)\s*{_NAME}{_END}"
)
_NOT_YET = re.compile(
    r"\b(?:sous\s+reserve\s+d|dans\s+l'attente\s+d|solliciter?\s|demander\s)\w*\W{0,2}(?:l'|un\s|cet\s)?$"
)
_ALL = re.compile(r"\bont\s+(?:emis|rendu|donne)\s+(?:un\s+)?\"?\s*$")
_OPINION = re.compile(r"\bavis\s+(?P<against>de)?(?:-\s*)?favorable\b|\bavis\s+(?P<bad>defavorable)\b")


def find(reading: Reading) -> tuple[Fact, ...]:
    """The opinions that a sentence tells with who was heard; the same one told twice (in the grounds and in the
    report) is one."""
    found: dict[tuple[str, bool], Opinion] = {}
    told = reading.plain.find("favorable", reading.act.start, reading.act.end) >= 0
    for start, end in sentences(reading.plain, reading.act.start, reading.act.end) if told else ():
        for opinion in _of_sentence(reading, start, end):
            found.setdefault((opinion.commission.lower(), opinion.favourable), opinion)
    return tuple(found.values())


def _of_sentence(reading: Reading, start: int, end: int) -> Iterator[Opinion]:
    """Each with its own words: from the opinion told before it to the one told behind it."""
    told = list(_OPINION.finditer(reading.plain, start, end))
    since = [start, *(said.end() for said in told)]
    until = [*(said.start() for said in told[1:]), end]
    for said, first, last in zip(told, since, until, strict=False):
        if _NOT_YET.search(reading.plain, first, said.start()):
            continue
        for who in _heard(reading.plain, said, first, last):
            span = (start, end) if len(told) == 1 else (min(said.start(), who.start()), last)
            yield _opinion(reading, said, who, last, span)


def _heard(plain: str, said: re.Match[str], first: int, last: int) -> list[re.Match[str]]:
    """Whose opinion it is. "Le Bureau, réuni le 2 mars, et la commission Sports ont émis": both were heard."""
    together = _ALL.search(plain, first, said.start())
    if together and (several := list(_COMMISSION.finditer(plain, first, said.start()))):
        return several
    one = _OF.match(plain, said.end(), last) or _COMMISSION.search(plain, first, last)
    return [one] if one else []


def _opinion(
    reading: Reading, said: re.Match[str], who: re.Match[str], last: int, span: tuple[int, int]
) -> Opinion:
    name = squeeze(reading.text.text[slice(*who.span("name"))])
    dates = find_dates(reading.text.text[who.start("name") : last])  # a date before is another text's
    return Opinion(
        commission=name.strip(" ,-–"),
        favourable=not (said["against"] or said["bad"]),
        date=dates[0].date if dates else None,
        span=reading.span(*span),
    )


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
        Example(
            "Vu l'avis favorable de la commission Sports du 3 mars 2023, Vu l'avis défavorable du Bureau communautaire du 5 mars 2023,",
            ("commission Sports: favourable 2023-03-03", "Bureau communautaire: unfavourable 2023-03-05"),
        ),
        Example(
            "À l'issue de l'enquête, le commissaire-enquêteur a émis un avis favorable sans réserve.",
            ("commissaire-enquêteur: favourable",),
        ),
        Example("Vu le rapport et l'avis favorable de l'ABF sur ces travaux,", ("ABF: favourable",)),
        Example(
            "Le Bureau réuni le 2 mars 2023 et la commission Sports réunie le 7 mars 2023 ont émis un avis favorable.",
            ("Bureau: favourable 2023-03-02", "commission Sports: favourable 2023-03-07"),
        ),
        Example("Le conseil municipal émet un avis favorable à l'adhésion de la commune de Lens.", ()),
        Example("Le poste est créé sous réserve de l'avis favorable du comité technique.", ()),
    ),
)
