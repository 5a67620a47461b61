"""The content words of a question, each with the forms in which acts may have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant import phrases
from assistant.lexicon import GROUPS, frame_words, kind_words
from assistant.translations import everyday_stems, french_stems
from assistant.types import Language, Term
from index.dates import find_dates, find_months, find_years
from index.reading.lexicon import french
from index.text import STOP_WORDS, flat, fold, stems, tokens

_BASES = ("ht", "ttc")
_STEM_TELLS = 4  # letters of a stem that stands for its word
# "3e adjoint", "under-18s": a rank or an age is no name.
_RANK = re.compile(r"(?:under-|over-)?\d{1,2}\s?(?:ere?|i?e?mes?|e|nde?|st|rd|th|s|ans)")

# "150,000 bags": a number that acts print in other groups is no word of theirs.
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?![\w,.]\w|\d)")


def blanked(question: str, spans: Iterable[tuple[int, int]]) -> str:
    """The question with these ranges of it as spaces: what stands elsewhere keeps its place."""
    for start, end in spans:
        question = question[:start] + " " * (end - start) + question[end:]
    return question


def read_terms(question: str, language: Language = Language.FR, *, kinds: bool = False) -> tuple[Term, ...]:
    """The content words in order, each with its forms; what only says what is asked is left out, and so are
    words for kinds of bodies ("le département") unless ``kinds``."""
    out: dict[str, Term] = {}
    opening = True
    question = blanked(question, (m.span() for m in _THOUSANDS.finditer(question)))
    plain = _without_dates(question) if kinds else _without_kinds(_without_dates(question))
    for match in re.finditer(r"[^\s,;:!?«»\"()\[\]]+", plain):
        printed = match[0].strip(".'’")
        # "Co-op", "wash-house": one word of English where the glossary knows it.
        compound = printed.replace("-", "")
        is_known = language is Language.EN and "-" in printed and everyday_stems(compound)
        words = [fold(compound)] if is_known else tokens(printed)
        named = (printed[:1].isupper() and (not opening or printed[1:2].isupper())) or bool(
            re.search(r"\d", printed) and not _RANK.fullmatch(flat(printed))
        )
        # "Champhol : combien ... ?": what a colon sets apart is named, though it opens the question.
        # "HT" is no name: acts may print "H.T.".
        named = named and flat(printed) not in _BASES
        named = named or (opening and printed[:1].isupper() and _is_set_apart(printed, plain[match.end() :]))
        opening = False
        for word in words:
            elided = "'" in flat(printed)
            named_here = named or (elided and any(c.isupper() for c in printed[2:3]))
            # "Saint-Ay", not "va-t-elle"
            short_name = "-" in printed and len(word) == 2 and word not in STOP_WORDS | frame_words()
            if (_is_content(word) or short_name) and (named_here or kinds or word not in kind_words()):
                out.setdefault(
                    word,
                    Term(
                        word,
                        _forms(word, language),
                        proper=named_here,
                        shown=printed if len(words) == 1 else "",
                    ),
                )
    return tuple(out.values())


def _is_set_apart(printed: str, behind: str) -> bool:
    """Does a colon stand behind the opening word; or a comma, and is it no word of French ("Arthun, mai 2023, ...")?"""
    behind = behind.lstrip()
    return behind.startswith(":") or (behind.startswith(",") and fold(printed) not in french().costs)


# "Commune de X", "Département du Y": the kind of a council named behind it; the name alone tells which.
_KIND_OF_NAMED = re.compile(
    r"\b(?:commune|ville|mairie|d[ée]partement|r[ée]gion|m[ée]tropole|communaut[ée]\s+(?:de\s+communes|d['’]agglom[ée]ration|urbaine)"
    r"|city|town|council)\s+(?=(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’]|of\s+)?[A-ZÉÈÀ])",
    re.IGNORECASE,
)


def _without_kinds(question: str) -> str:
    spans = [
        match.span()
        for match in _KIND_OF_NAMED.finditer(question)
        if re.match(
            r"(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’]|of\s+)?[A-ZÉÈÀ]", question[match.end() :]
        )
    ]
    return blanked(question, spans)


def _without_dates(question: str) -> str:
    """The question with its dates, months and years blanked: they are periods, not content."""
    spans = [(d.start, d.end) for d in find_dates(question)] + [
        (m.start, m.end) for m in find_months(question)
    ]
    spans += [m.span() for m in phrases.SEASON.finditer(flat(question))]
    return blanked(question, spans)


def word_forms(question: str, language: Language) -> Iterator[tuple[str, ...]]:
    """The forms in which acts may have each word of a question but function words, those too that only say
    what is asked."""
    question = blanked(question, ((y.start, y.end) for y in find_years(question)))
    words = tokens(_without_dates(question))
    return (
        _forms(word, language)
        for word in words
        if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    )


def _is_content(word: str) -> bool:
    if (
        word in STOP_WORDS
        or word in frame_words()
        or (word.isdigit() and len(word) == 4 and word[:2] in ("19", "20"))
    ):
        return False
    return len(word) >= phrases.NAME_SHORT or not word.isalpha() or word == "ht"


@lru_cache(maxsize=1)
def _equivalents() -> dict[str, tuple[str, ...]]:
    """Folded word, or its stem -> the stems of its groups: what acts may call it."""
    groups: dict[str, dict[str, None]] = {}
    for group in GROUPS:
        forms = [stem for word in group for stem in stems(word)]
        for word in group:
            # "forestiers" is of the group that has "forestier"; the few letters of a short stem are any word's:
            # "tennis" and "tenir" have the same.
            long = {stem for stem in stems(word) if len(stem) >= _STEM_TELLS}
            for key in {fold(word), f"{fold(word)}s", *long}:
                groups.setdefault(key, {}).update(dict.fromkeys(forms))
    return {word: tuple(forms) for word, forms in groups.items()}


def _forms(word: str, language: Language) -> tuple[str, ...]:
    """The stem of the word, then those of the words that acts may use for it."""
    groups = _equivalents()
    trade = groups.get(word) or next((groups[stem] for stem in stems(word) if stem in groups), ())
    translated: tuple[str, ...] = ()
    if language is Language.EN:
        translated = everyday_stems(word) if trade else french_stems(word)
    return tuple(dict.fromkeys((*stems(word), *trade, *translated)))
