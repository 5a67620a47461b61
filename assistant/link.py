"""Names in the question, linked to what the store holds: the councils that are meant, and how words are spelled."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile
from pathlib import PurePath

from rapidfuzz import fuzz, process

from assistant import phrases
from assistant.lexicon import kind_words
from assistant.types import Frame, Term
from index.acronyms import spelled_out
from index.entities import Entities, Entity
from index.entity_names import FORM_WORDS, Form, is_acronym
from index.reading.lexicon import french
from index.text import flat, fold, stems
from index.types import Act

_NEAR = 85  # of 100: a spelling this near is the same word
_SHORT_NAME = 5  # letters of a stem that may be another word's too
_SHORTEST = 5  # letters from which a misspelling is told from another word


@lru_cache(maxsize=100_000)
def _stem_set(words: str) -> frozenset[str]:
    return frozenset(stems(words))


def stem_set(*texts: str) -> frozenset[str]:
    """The stems of the texts together, remembered: the same labels are asked of again and again."""
    return _stem_set(" ".join(texts))


_ROOT, _ENDING = 5, 3  # letters of a root that tells a word, and of an ending that makes no other word of it


def sayings(forms: Sequence[str], vocabulary: Sequence[str]) -> frozenset[str]:
    """The stems that say a term of these forms: the forms, and words of the first one's root (mécène, mécénat)
    as far as they are in the vocabulary, which is sorted."""
    root = forms[0] if forms else ""
    shorter = (root[:-n] for n in range(1, _ENDING + 1) if len(root) - n >= _ROOT)
    longer = takewhile(lambda word: word.startswith(root), vocabulary[bisect_left(vocabulary, root) :])
    of_root = (word for word in longer if len(word) <= len(root) + _ENDING) if len(root) >= _ROOT else ()
    return frozenset((*forms, *shorter, *of_root))


@dataclass(frozen=True, slots=True)
class Councils:
    """The acts of the councils that a question names, and the stems of those names; no acts where it names
    none: then any council's acts may answer. ``begun``: it says only how their names begin."""

    acts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    begun: bool = False

    def within(self, acts: Set[str], names: Iterable[str]) -> Councils:
        """Kept to these acts, of councils of these names; without acts where none of its own is left. None is meant
        where its name is a part of theirs: "Montpellier" of "Montpellier Méditerranée Métropole"."""
        kept = replace(self, acts=self.acts & acts)
        return Councils() if not kept.acts and self.words <= stem_set(*names) else kept


def council_words(act: Act, path: str) -> tuple[str, ...]:
    """The stems of the name of an act's council, without its kind; of its folder's where the act names none."""
    name = act.council.value if act.council else PurePath(path).parent.name
    return tuple(
        word for word in stems(name.replace("_", " ").replace("-", " ")) if word not in _kind_stems()
    )


def councils_named(frame: Frame, named: Mapping[tuple[str, ...], frozenset[str]]) -> Councils:
    """The councils whose whole name the question holds, or else whose name begins as it says ("Putanges" for
    Putanges-le-Lac). ``named``: the stems of each council's name with the ids of its acts."""
    own, terms = (tuple(t for t in _as_written(frame.terms) if t.own or not mine) for mine in (True, False))
    # The council that a follow-up names ("et à Port-Aubry ?") takes the place of the one before.
    return _meant(named, own) or _meant(named, terms) or Councils()


def _as_written(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Those that may name a council: where names have their capital, and it is not the first word, only they do.
    "Où Arthun garde-t-elle" is not of the Gard."""
    named = tuple(t for t in terms if t.proper or t is terms[0] or len(t.forms[0]) > _SHORT_NAME)
    return named if any(t.proper for t in terms) else tuple(terms)


def receives(frame: Frame, councils: Councils) -> bool:
    """Is the council named as who gets the money ("pour Mérouville", "did Mérouville receive")?"""
    words = [t.word for t in frame.terms if t.own and t.forms[0] in councils.words]
    plain = flat(frame.question)
    name = "|".join(map(re.escape, words))
    # "Quelles associations de Mérouville ont touché": they get it, and not the town.
    others = rf"\b(?:associations?|assos?|clubs?|charit(?:y|ies))\s+(?:de\s+|d'|du\s+|of\s+|from\s+|in\s+)(?:{name})"
    given = rf"\b(?:pour|to|for)\s+(?:la\s+|le\s+|les\s+|l'|the\s+)?(?:commune\s+d[e']\s*)?(?:{name})"
    got = rf"\b(?:{name})\b[\w\s'-]{{0,30}}\b(?:recoi\w+|recue?s?|touche|obten\w+|receiv\w+|got|get)\b"
    if not words:
        return False
    return bool(re.search(given, plain) or (re.search(got, plain) and not re.search(others, plain)))


def other_giver(frame: Frame, councils: Councils) -> frozenset[str]:
    """The stems of who gives, where it is another than the council named: "combien la Fondation accorde-t-elle
    à Mérouville ?"; none where the council itself gives, or no council is named."""
    match = phrases.GIVER.search(flat(frame.question))
    giver = stem_set(match["giver"] or match["named"]) if match and councils.words else frozenset()
    # "Le département de l'Oise": the name tells, the kind of body may be said in another way.
    return frozenset() if giver & councils.words or giver <= _itself() else giver - _kind_stems() or giver


@lru_cache(maxsize=1)
def _itself() -> frozenset[str]:
    """How a question calls the council, beside its name; pronouns and articles are no stems."""
    return stem_set("commune ville mairie conseil municipal municipality town city council")


def _meant(named: Mapping[tuple[str, ...], frozenset[str]], terms: tuple[Term, ...]) -> Councils | None:
    for is_named in (_is_whole, _begins):
        meant = [words for words in named if words and is_named(words, terms)]
        if meant:
            acts = frozenset().union(*(named[words] for words in meant))
            return Councils(acts, frozenset().union(*meant), begun=is_named is _begins)
    return None


@lru_cache(maxsize=1)
def _kind_stems() -> frozenset[str]:
    return frozenset(stem for word in kind_words() for stem in stems(word)) | {"urbain"}


def _is_whole(words: tuple[str, ...], terms: tuple[Term, ...]) -> bool:
    said = {form for term in terms for form in term.forms[:1]}
    return set(words) <= said


def _begins(words: tuple[str, ...], terms: tuple[Term, ...]) -> bool:
    said = {form for term in terms if term.proper or len(term.word) > 5 for form in term.forms[:1]}
    # Hundreds of communes begin with Saint: only with the next word is one of them named.
    start = words[:2] if words[0] == "saint" else words[:1]
    return len(words[0]) > 3 and said.issuperset(start)


def spelled(frame: Frame, unknown: Iterable[Term], words: Iterable[str]) -> Frame:
    """The frame with unknown terms as the nearest of the words (stems of titles, councils, beneficiaries)."""
    known = [w for w in words if len(w) >= _SHORTEST - 1 and w.isalpha()]
    nearest = {t.word: _nearest(t, known) for t in unknown if len(t.word) >= _SHORTEST and t.word.isalpha()}
    terms = tuple(
        replace(t, forms=(found, *t.forms)) if (found := nearest.get(t.word)) else t for t in frame.terms
    )
    return replace(frame, terms=terms)


_TITLE_WORD = re.compile(r"[^\W\d_]+")
_LINKS = frozenset("de du des la le les l d et en pour a au aux".split())
_LETTERS = 3  # of an acronym that is no accident


def by_initials(frame: Frame, unknown: Iterable[Term], titles: Iterable[str]) -> Frame:
    """The frame whose acronyms that no act holds also find the capitalised words of a title that they are the
    initials of: "l'EPF" an "Etablissement Public Foncier". The term tells the words as it is shown."""
    letters = {t.word: t.word.upper() for t in unknown if _is_acronym_shown(t)}
    if not letters:
        return frame
    names = [name for title in titles if not title.isupper() for name in _capitalised(title)]
    meant = {word: _named_by(initials, names) for word, initials in letters.items()}
    return replace(frame, terms=tuple(_spelled_out(t, meant.get(t.word)) for t in frame.terms))


def _is_acronym_shown(term: Term) -> bool:
    """Is it printed in capitals, behind no more than an article's apostrophe?"""
    return len(term.word) >= _LETTERS and term.word.isalpha() and _is_shown_in_capitals(term)


def _is_shown_in_capitals(term: Term) -> bool:
    return term.word.isalpha() and term.shown.endswith(term.word.upper())


def _capitalised(title: str) -> Iterator[tuple[str, ...]]:
    """The runs of capitalised words of a title, the small words between them left out."""
    run: list[str] = []
    for match in _TITLE_WORD.finditer(title):
        if match[0][0].isupper() and len(match[0]) > 1:
            run.append(match[0])
        elif fold(match[0]) not in _LINKS:
            yield tuple(run)
            run = []
    yield tuple(run)


def _named_by(initials: str, names: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The words of the first name that has these initials, one behind the other."""
    size = len(initials)
    runs = (name[i : i + size] for name in names for i in range(len(name) - size + 1))
    return next((run for run in runs if "".join(fold(word[0]) for word in run) == initials.lower()), None)


def _spelled_out(term: Term, words: tuple[str, ...] | None) -> Term:
    if words is None:
        return term
    phrase = " ".join(stems(" ".join(words)))
    return replace(term, forms=(*term.forms, phrase), shown=f"{term.shown} ({' '.join(words)})")


def run_together(frame: Frame, is_held: Callable[[str], object]) -> Frame:
    """The frame whose acronym with a number behind it ("ADMR 27") is also found where acts print it as one word."""
    terms = list(frame.terms)
    for at, (letters, number) in enumerate(pairwise(frame.terms)):
        word = f"{letters.forms[0]}{number.word}"
        if (
            _is_shown_in_capitals(letters)
            and number.word.isdigit()
            and number.own == letters.own
            and is_held(word)
        ):
            for i in (at, at + 1):
                terms[i] = replace(terms[i], forms=(*terms[i].forms, word))
    return replace(frame, terms=tuple(terms))


def called(entities: Entities) -> dict[str, tuple[Entity, ...]]:
    """By stem, the bodies that a question may call by it: acronyms, and the longest stem of each name."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities.all:
        if entity.person:
            continue
        names = filter(None, map(_words_of, entity.variants))
        for stem in stem_set(*entity.acronyms) | {max(sorted(words), key=len) for words in names}:
            found[stem].append(entity)
    return {stem: tuple(bodies) for stem, bodies in found.items()}


def known_as(frame: Frame, bodies: Mapping[str, Sequence[Entity]]) -> Frame:
    """The frame whose terms also find a beneficiary by its other names: who asks for "UNC" means what the acts
    call "Union nationale des combattants" too, and the other way round; who asks for "la société Futur Composé"
    means it also where the act doesn't say "société". ``bodies`` as ``called`` has them."""
    said = {form for t in frame.terms for form in t.forms[:1]}
    meant = {body.place: body for stem in said for body in bodies.get(stem, ())}
    terms = frame.terms
    for place in sorted(meant):
        terms = _known_as(terms, said, meant[place])
    return replace(frame, terms=terms)


def _known_as(terms: tuple[Term, ...], said: Set[str], entity: Entity) -> tuple[Term, ...]:
    short = stem_set(*entity.acronyms)
    if not said.isdisjoint(short):
        return _also(terms, short, _as_phrases(entity.variants))
    words = next((words for name in entity.variants if (words := _words_of(name)) and words <= said), None)
    if words is None:
        return terms
    # Letters that are a word too ("ACT", "AIDE") would find what is none of it; dotted ones are a phrase.
    letters = tuple(short - french().costs.keys()) if short else ()
    dotted = _as_phrases(name for name in entity.variants if is_acronym(name) and "." in name)
    return _also(_also(terms, words, (*letters, *dotted)), _called(entity.form), tuple(words))


@lru_cache(maxsize=100_000)  # every question is held against all names
def _words_of(name: str) -> frozenset[str]:
    """The stems of a name without the acronym that it explains; none of one that is nothing but an acronym."""
    return frozenset() if is_acronym(name) else stem_set(spelled_out(name)[0])


def _called(form: Form) -> frozenset[str]:
    """The stems by which questions say a legal form."""
    return stem_set(FORM_WORDS[form])


def _as_phrases(names: Iterable[str]) -> tuple[str, ...]:
    """The stems of each name, that are looked for one behind the other."""
    return tuple(" ".join(stems(spelled_out(name)[0])) for name in names)


def _also(terms: tuple[Term, ...], words: Set[str], forms: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms, those of the words with more forms."""
    return tuple(replace(t, forms=(*t.forms, *forms)) if t.forms[0] in words else t for t in terms)


def _nearest(term: Term, words: list[str]) -> str | None:
    best = process.extractOne(term.forms[0], words, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return str(best[0]) if best else None
