"""Names of people, as the lists of French acts print them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from index.persons import is_first_name
from index.text import flat, fold, squeeze


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a list; ``text[start:end]`` is the name as printed, with its own civility if it has one.

    ``name``: first name(s), then family name, on one line, without civility. ``title``: the civility, also
    a plural one that stands before several names. ``remark``: what is printed of the person in brackets or
    as a proxy ("pouvoir à Mme X"). ``proxy``: the name of who votes in the person's place, "" if none.
    """

    name: str
    title: str
    start: int
    end: int
    remark: str = ""
    proxy: str = ""


# --- words ---------------------------------------------------------------------------------------------

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŸŠŽ"
_TITLE = (
    r"(?i:mesdames\s+et\s+messieurs|messieurs\s+et\s+mesdames|mmes?\.?\s+et\s+m[ms]\.?|mesdames|messieurs"
    r"|mesdemoiselles|mademoiselle|monsieur|madame|mmes?|mrs?|mlles?|docteur|ma[iî]tre)(?!\w)\.?"
    rf"|(?:MM?|Dr|Me|Pr)(?:\.|(?=\s+[{_CAPITAL}]))"
)
_INITIALS = rf"[{_CAPITAL}]\.(?:\s?-?[{_CAPITAL}]\.)*"
# A hyphen at a line's end belongs to the name; so does one before a space among capitals ("AIT- SAID").
_WORD = rf"[^\W\d_]+(?:(?:['’]|-(?:\s*\n\s*|(?<=[{_CAPITAL}]-)\s?(?=[{_CAPITAL}]{{2}}))?)[^\W\d_]+)*"
# A family name that a file runs together with the first name behind it: "ROYERJean-Luc".
_GLUED = re.compile(
    rf"(?P<family>[{_CAPITAL}'’-]{{3,}})(?P<first>[{_CAPITAL}][a-zà-ÿ]+(?:-[{_CAPITAL}][a-zà-ÿ]+)?)"
)
# An act's number, glued to the name before it or not: "Luc ROY, Ida SYD2025-011".
_ACT_NUMBER = re.compile(r"(?:(?<=[^\W\d_A-Z])|(?<![^\W\d_]))[A-Z]{1,5}[ _-]?20\d\d[\w/-]*")
_TOKEN = re.compile(
    rf"(?P<remark>\([^()]{{0,300}}\))|(?P<leaders>\.{{2,}}|…+)|(?<!\w)(?P<title>{_TITLE})"
    rf"|(?P<initials>(?<!\w){_INITIALS})|(?P<word>{_WORD})|(?P<line>\n)|(?P<break>[^\s\w])|(?P<digits>\d+)"
)
_PARTICLES = frozenset({
    "de", "du", "des", "la", "le", "les", "d", "da", "das", "do", "dos", "di", "della", "van", "von", "der",
    "den", "ter", "el", "al", "ben", "bel", "ait",
})  # fmt: skip
# Capitalised words of these lists that are offices, headings or what a council does, never names.
_OFFICES = frozenset({
    "maire", "maires", "adjoint", "adjointe", "adjoints", "adjointes", "president", "presidente",
    "presidents", "vice", "conseiller", "conseillere", "conseillers", "conseilleres", "municipal",
    "municipale", "municipaux", "municipales", "communautaire", "communautaires", "departemental",
    "departementale", "departementaux", "regional", "regionale", "regionaux", "delegue", "deleguee",
    "delegues", "deleguees", "secretaire", "secretaires", "directeur", "directrice", "depute", "deputee",
    "senateur", "senatrice", "premier", "premiere", "deuxieme", "troisieme", "quatrieme", "cinquieme",
    "sixieme", "septieme", "huitieme", "membre", "membres", "titulaire", "titulaires", "suppleant",
    "suppleante", "suppleants", "suppleantes", "present", "represente", "representee", "representes",
    "representees", "pouvoir", "pouvoirs", "procuration", "procurations", "mandat", "mandataire",
    "mandants", "votant", "votants", "exercice", "quorum", "seance", "nombre", "etaient", "etait", "ont",
    "avaient", "ayant", "en", "non", "total", "groupe", "ordre", "jour", "date", "convocation", "affichage",
    "conseil", "commission", "bureau", "assemblee", "honoraire", "doyen", "doyenne", "rapporteur",
    "rapporteure", "decide", "autorise", "approuve", "adopte", "designe", "prend", "emet", "valide", "accepte",
    "attribue", "accorde", "sollicite", "complete", "modifie", "abroge", "proclame", "precise", "constate", "elit", "nomme", "confirme", "elu", "elue", "elus", "elues", "commune", "communes", "est", "sont", "se", "responsable", "chef", "cheffe", "dgs", "dga", "dst",
})  # fmt: skip
_LONGEST = 7  # words of a name; more are a heading
_NAMED = 2  # words of a whole name: a first and a family name
_RELATIONS = re.compile(
    r"a|par|pouvoirs?|pourvoir|procurations?|mandat|represente\w*|remplace\w*|supplee?\w*|donn\w*|ayant|avait|avaient"
)
_PRESENCE = re.compile(r"(?:presente?|absente?|excusee?)s?")
_GIVES_VOTE = re.compile(
    r"(?:pou?r?voirs?|procuration|mandat|represente|remplace|donn|supplee)[^()]*?(?<!\w)(?:a|par)(?!\w)"
    r"|^(?:a|par)(?! (?:procuration|pouvoir|mandat)|\w)|^->?"
)


@dataclass(slots=True)
class _Draft:
    """A name while it is read: its words with their places, and what stands before and behind."""

    title: str
    start: int = -1
    end: int = -1
    words: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def shape(self) -> str:
        """The kinds of its words: C all capitals, m mixed; particles left out."""
        return "".join(_kind(word) for word in self.words if flat(word) not in _PARTICLES)

    def is_whole_before(self, kind: str) -> bool:
        """Whether a word of this kind starts another name: first and family names keep one order."""
        return re.fullmatch("m+C+" if kind == "m" else "C+m+", self.shape) is not None


def _parted(word: str) -> tuple[str, ...]:
    glued = _GLUED.fullmatch(word)
    return glued.groups() if glued and is_first_name(glued["first"]) else (word,)


_NO_LETTERS = re.compile(r"\W")


def _kind(word: str) -> str:
    letters = word if word.isalpha() else _NO_LETTERS.sub("", word)
    return "C" if len(letters) > 1 and letters.isupper() and "." not in word else "m"


# --- people --------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)  # the acts of a sitting, in one file or in several, print the same lists
def find_people(text: str) -> tuple[Person, ...]:
    """The people of a list, in order; for the list itself, not for prose.

    Commas, semicolons, dashes, bullets, "et" and civilities part them; so does the change from family name
    to first name where nothing is printed between. Who stands in brackets or behind "pouvoir à" is part of
    the remark on the person before. Words for offices are no names.

    >>> people = find_people("MM. Luc ROY (pouvoir à Ida SY), LE GOFF Anne et Guy AIT-\\nSAID")
    >>> [(person.name, person.proxy) for person in people]
    [('Luc ROY', 'Ida SY'), ('Anne LE GOFF', ''), ('Guy AIT-SAID', '')]
    """
    drafts = _Reader(_ACT_NUMBER.sub(lambda number: ";" * len(number[0]), text)).read()
    several = any(len(draft.shape) > 1 or draft.title for draft in drafts)
    return tuple(_person(draft) for draft in drafts if draft.title or len(draft.shape) > 1 or not several)


def _person(draft: _Draft) -> Person:
    remark = "; ".join(draft.remarks)
    return Person(_ordered(draft.words), draft.title, draft.start, draft.end, remark, _proxy(draft.remarks))


def _proxy(remarks: list[str]) -> str:
    for remark in remarks:
        if match := _GIVES_VOTE.search(flat(remark)):
            people = find_people(remark[match.end() :])
            return people[0].name if people else ""
    return ""


def _ordered(words: list[str]) -> str:
    """The words with the first name first: "LE GOFF Anne" is printed family name first."""
    kinds = [_kind(word) for word in words]
    named = [at for at, word in enumerate(words) if flat(word) not in _PARTICLES]
    shape = "".join(kinds[at] for at in named)
    if re.fullmatch(r"C+m+", shape):
        cut = named[shape.index("m")]
        words = words[cut:] + words[:cut]
    return " ".join(words)


class _Reader:
    """Reads a list of names from left to right; its state is the name being read and what came before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[_Draft] = []
        self.draft: _Draft | None = None
        self.plural = ""  # a plural civility holds for the names behind it
        self.noise = False  # in words that are no name: until a separator or a civility
        self.relation = -1  # where the words began that tie the next name to the person before
        commas = len(re.findall(r"[,;]|(?<=\s)[-–•](?=\s)", text))
        self.by_lines = commas < text.strip().count("\n")

    def read(self) -> list[_Draft]:
        for match in _TOKEN.finditer(self.text):
            if match["title"]:
                self._title(match)
            elif match["word"] or match["initials"]:
                self._word(match)
            elif match["remark"]:
                self._remark(match)
            elif self._parts(match):
                self._drop_label(match)
                self._separate()
        self._separate()
        return self.done

    def _parts(self, match: re.Match[str]) -> bool:
        """Whether a line break, a sign or figures part two names."""
        if match["line"]:
            # "... donne pouvoir à" may end its line.
            return self.by_lines or (self.draft is None and self.relation < 0)
        glued = match.group() == "." and self.text[match.end() : match.end() + 1].isalpha()
        return not (match["leaders"] or glued or match.group() in ")'’")

    def _title(self, match: re.Match[str]) -> None:
        self._finish()
        self.noise = False
        title = squeeze(match["title"])
        plural = re.match(r"mes|mm(?!e(?!s))|mrs|mlles", flat(title)) is not None
        self.plural = title if plural else ""
        self.draft = _Draft(title, match.start() if not plural else -1)

    def _word(self, match: re.Match[str]) -> None:
        word = re.sub(r"-\s+", "-", match.group())
        folded = flat(word)
        if folded == "et" or _PRESENCE.fullmatch(folded):
            self._separate()
        elif word == "À":  # a capital that opens no name: "Jean ROY À Ida SY"
            self._other(match, folded)
        elif folded.split("-")[0] in _OFFICES:
            self._office(match, folded)
        elif word[0].isupper():
            for part in _parted(word):
                self._name(match, part)
        elif folded.strip("'’") in _PARTICLES or re.match(r"[dl]['’]", folded):
            self._particle(match, word)
        else:
            self._other(match, folded)

    def _office(self, match: re.Match[str], folded: str) -> None:
        """In "Monsieur le Maire Guy ROY" the name is still to come; behind a name the office ends it."""
        if self.draft is not None and not self.draft.shape:
            self.draft.words.clear()
            return
        self._other(match, folded)

    def _name(self, match: re.Match[str], word: str) -> None:
        if self.noise and self.relation < 0:
            return
        if (
            self.draft is not None
            and flat(word) not in _PARTICLES
            and self.draft.is_whole_before(_kind(word))
        ):
            place = self.draft.words[-1].islower()  # "Guy ROY de Lens": the town follows a particle
            self._finish()
            if place:
                self.noise = True
                return
        if self.draft is None:
            self.draft = _Draft(self.plural)
        self._take(match, word)

    def _particle(self, match: re.Match[str], word: str) -> None:
        if self.draft is None or (self.noise and self.relation < 0):
            return
        if re.match(r"[dl]['’].", word) and word[2].islower():
            self._other(match, flat(word))
            return
        self._take(match, word)

    def _take(self, match: re.Match[str], word: str) -> None:
        draft = self.draft
        assert draft is not None
        draft.start = match.start() if draft.start < 0 else draft.start
        if len(draft.words) <= _LONGEST:
            draft.words.append(word)
        draft.end = match.end()

    def _other(self, match: re.Match[str], folded: str) -> None:
        self._finish()
        self.noise = True
        if self.relation < 0 and self.done and _RELATIONS.fullmatch(folded):
            self.relation = match.start()

    def _remark(self, match: re.Match[str]) -> None:
        self._finish()
        remark = squeeze(match["remark"][1:-1])
        if self.done and re.search(r"[^\W\d_]", remark):
            self.done[-1].remarks.append(remark)

    def _separate(self) -> None:
        self._finish()
        self.noise, self.relation = False, -1

    def _drop_label(self, sign: re.Match[str]) -> None:
        """Before a colon the last word is the next people's town: "Mme Eve NOIR Brumeval : M. Luc ROY"."""
        draft = self.draft
        if sign.group() == ":" and draft is not None and draft.title and len(draft.words) > _NAMED:
            word = draft.words.pop()
            draft.end = len(self.text[: draft.end].removesuffix(word).rstrip())

    def _drop_particles(self) -> None:
        """No name ends in a particle: "M. Guy ROY Le conseil..."."""
        draft = self.draft
        while draft and draft.words and flat(draft.words[-1]) in _PARTICLES and not draft.words[-1].isupper():
            word = draft.words.pop()
            draft.end = len(self.text[: draft.end].removesuffix(word).rstrip())

    def _finish(self) -> None:
        """The name being read is whole: it joins the list, or the remark on the person before."""
        self._drop_particles()
        draft, self.draft = self.draft, None
        if draft is None or not draft.shape:
            return
        if self.relation >= 0 and self.done:
            self.done[-1].remarks.append(squeeze(self.text[self.relation : draft.end]))
            self.relation = -1
            self.noise = False
        elif len(draft.words) <= _LONGEST and sum(map(len, draft.words)) > 1:
            self.done.append(draft)


_CIVILITY = re.compile(r"^(?:(?:m|mm|mme|mmes|mr|mlle|monsieur|madame|mademoiselle|dr|docteur|maitre|me) )+")


def same_person(a: str, b: str) -> bool:
    """Whether two printed names are of one person, as far as names tell.

    The order of first and family name, accents, case, hyphens and civilities do not matter; an initial
    stands for its first name, a family name alone for the whole, one half of a double family name for both.

    >>> same_person("M. LEROY Jean-Claude", "Jean-Claude Leroy"), same_person("Jean ROY", "Jean-Marc ROY")
    (True, False)
    """
    few, many = _name_parts(a), _name_parts(b)
    if len(few[0]) > len(many[0]):
        few, many = many, few
    words, family = list(few[0]), many[1]
    if family.isdisjoint(words):
        return False
    rest = list(many[0])
    if len(words) == 1:
        return len(words[0]) > 1 and words[0] in family
    for word in sorted(words, key=len, reverse=True):
        twin = word if word in rest else next((other for other in rest if _initial(word, other)), None)
        if twin is None:
            return False
        rest.remove(twin)
    return all(word in family for word in rest) and any(w in family for w in words if len(w) > 1)


def _initial(a: str, b: str) -> bool:
    return 1 in (len(a), len(b)) and a[0] == b[0]


@lru_cache(maxsize=2_000)  # each name of a list is held against all the others
def _name_parts(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The folded words of a name, and those of its family name."""
    kept = [w for w in re.split(r"[\s.-]+", squeeze(name)) if fold(w)]
    while len(kept) > 1 and _CIVILITY.match(fold(kept[0]) + " "):
        kept.pop(0)
    kept = [w for w in kept if fold(w) not in _PARTICLES] or kept
    capitals = [w for w in kept if _kind(w) == "C"]
    if not capitals or len(capitals) == len(kept):
        capitals = kept[1:] or kept
    return tuple(fold(w) for w in kept), frozenset(fold(w) for w in capitals)
