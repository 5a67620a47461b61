"""Who presided over a sitting and who was its secretary, in the many ways that headers and minutes tell it."""

from __future__ import annotations

import re

from index.names import find_people
from index.types import Attendance, Presence, Role, RunningText

_CIVILITY = r"(?:monsieur|madame|m\.|mme|mr)"
_FUNCTION = r"secretaire\w*(?:\s+de\s+(?:la\s+)?seance)?"
_NAMED_AS = (
    r"(?:pour\s+(?:remplir|assurer|exercer|etre)|comme\s+secretaire|en\s+(?:tant\s+que|qualite)|secretaire)"
)

# Each names its officer in a group: "before" ends with the name, the others begin with it.
_SECRETARY = (
    re.compile(  # "Secrétaire de séance (article L. 2121-15) : M. Luc ROY"
        rf"\b{_FUNCTION}\s*(?:\([^()]{{0,160}}\)\s*\.?\s*)?(?:elue?\s+[^:\n]{{0,30}})?:\s*"
        r"(?P<label>[^\n;]{3,80}(?:\n{1,2}[^\n;]{0,40})?)"
    ),
    re.compile(  # "M. Luc ROY est désigné, à l'unanimité, pour remplir les fonctions de secrétaire"
        r"(?P<before>[^\n.;]{3,80}(?:\n[^\n.;]{0,60})?),?\s+(?:est|a\s+ete|ete|sont)\s+(?:designee?|nommee?|elue?|choisie?)s?\b"
        r"(?:[^.;:]|\.(?=\d)){0,90}?\b(?:secretaire|(?:remplir|assurer)\s+ces\s+fonctions)"
    ),
    re.compile(
        rf"\bcandidature\s+de\s+(?P<candidate>[^.;\n]{{3,60}}?),?\s+(?:{_NAMED_AS}|au\s+poste\s+de\s+secretaire)"
    ),
    re.compile(  # "désigne, selon l'article L. 2121-15, Mme Ida SY pour remplir les fonctions de secrétaire"
        rf"\b(?:design|nomm)\w*(?:[^.;]|\.(?=\d)){{0,140}}?,?\s+(?P<named>{_CIVILITY}\s[^.;\n]{{3,60}}?),?\s+{_NAMED_AS}"
    ),
    re.compile(rf"\b(?:design|nomm)e(?:nt)?\s+(?P<bare>[^.;:,\n]{{3,60}}?),?\s+{_NAMED_AS}"),
    re.compile(rf"\b(?:pour|comme)\s+{_FUNCTION}\s*:?\s+(?P<after>{_CIVILITY}\s[^.;,\n]{{3,50}})"),
    re.compile(  # "nommer son secrétaire. Mme Ida SY, désignée, prend place au bureau"
        rf"\bsecretaire\b[^.]{{0,80}}\.\s+(?P<seated>{_CIVILITY}\s[^.;,\n]{{3,50}}),?\s+(?:design|nomm|elu)\w*,?\s+(?:prend|accepte)"
    ),
    re.compile(rf"(?P<aside>{_CIVILITY}\s[^.;,:\n]{{3,50}}),\s+secretaire\s+de\s+(?:la\s+)?seance"),
)
_PRESIDED = (
    re.compile(
        r"\b(?:sous\s+la\s+)?presid(?:ence\s*(?:de|:|d')|ee\s+par)\s*(?:la\s+)?(?P<who>[^\n;]{3,90}(?:\n[^\n;]{0,60})?)"
    ),
    # "Président : M. Luc ROY", but neither "M. le Président : Bonjour" nor "les décisions du Président : ..."
    re.compile(
        r"(?:^[ \t]*president\w*|\bpresident\w*\s+de\s+(?:la\s+)?seance)\s*:\s*(?P<headed>[^\n;]{3,80})",
        re.MULTILINE,
    ),
    re.compile(
        rf"(?P<before>{_CIVILITY}\s[^\n.;]{{3,60}}),?\s+preside\s+(?:la\s+)?seance"
        r"|(?P<before_it>[^\n.;]{3,60}),?\s+est\s+presidente?\s+de\s+(?:la\s+)?seance"
    ),
    re.compile(  # "Monsieur Luc ROY, Maire, salue les membres et ouvre la séance"
        rf"(?P<opens>{_CIVILITY}\s[^\n.;,:]{{3,50}}?)(?:,\s+(?:maire|presidente?)\b[^.;:\n]{{0,90}}?)?\s(?:ouvre|declare\s+ouverte)\s+la\s+seance"
    ),
)
_WORDS = {
    Role.CHAIR: re.compile(r"presid|ouvre\s+la\s+seance|ouverte\s+la\s+seance"),
    Role.SECRETARY: re.compile(r"secretaire"),
}
# In an act's own text only these words are of the sitting: not "secrétaire d'État", "secrétaire du bureau".
_IN_MINUTES = re.compile(
    r"secretaire\s+(?:de|pour)\s+(?:la\s+)?(?:presente\s+)?seance|fonctions?\s+de\s+secretaire"
)
_REACH = 300  # characters around its word in which an officer is named
# "M. Bertrand\nLACHENAL", "Luc\n\nPETIT 1": a line's end may part the first name from the family name.
_BROKEN_NAME = re.compile(
    r"((?:^\s*|(?:M\.|Mme|Monsieur|Madame)[ ]+)[A-ZÀ-Ý][\w-]*[a-zà-ÿ])(\n{1,2})(?=[A-ZÀ-Ý][A-ZÀ-Ý'’-]+)"
)
_SEVERAL = re.compile(r"\bsont\s|\bsecretaires\b")
_ABBREVIATED = re.compile(r"\bet\s+m\.$")
_MOST_SECRETARIES = 3
_TITLED = re.compile(rf"{_CIVILITY}\s*$")
_CONTINUED = re.compile(r"\b(?:du|de|le|la|les|et)\s+$")


def find_officers(
    text: RunningText, plain: str, where: tuple[int, int], role: Role
) -> tuple[Attendance, ...]:
    """The chair or the secretary that a header names, or both secretaries; empty where it names none."""
    return _named(text, plain, where, role, _WORDS[role])


def find_secretary_in_minutes(
    text: RunningText, plain: str, where: tuple[int, int]
) -> tuple[Attendance, ...]:
    """The secretary chosen in the course of the sitting, told among its first points."""
    return _named(text, plain, where, Role.SECRETARY, _IN_MINUTES)


def _named(
    text: RunningText, plain: str, where: tuple[int, int], role: Role, word: re.Pattern[str]
) -> tuple[Attendance, ...]:
    patterns = _PRESIDED if role is Role.CHAIR else _SECRETARY
    for told in word.finditer(plain, *where):
        window = (max(where[0], told.start() - _REACH), min(where[1], told.end() + _REACH))
        for match in (m for pattern in patterns for m in pattern.finditer(plain, *window)):
            if officers := _officers(text.text, plain, match):
                return tuple(
                    Attendance(name, role, Presence.PRESENT, "", text.span(start, end))
                    for name, start, end in officers
                )
    return ()


def _officers(text: str, plain: str, match: re.Match[str]) -> list[tuple[str, int, int]]:
    """(name, its range) of those whom the words name: before "est désigné" the nearest, else the first; all before
    "sont désignés" or behind "secrétaires"."""
    group = next(g for g, words in match.groupdict().items() if words)
    if group == "headed" and _CONTINUED.search(plain, max(0, match.start() - 12), match.start()):
        return []
    at, until = match.span(group)
    several = _SEVERAL.search(match[0]) is not None
    if several and _ABBREVIATED.search(plain, max(0, at - 8), at):
        # "Mme Ida SY et M. Luc ROY sont désignés": the full stop of a civility ends no sentence.
        at = max(plain.rfind(sign, 0, at - 3) for sign in "\n.;") + 1
    people = find_people(_BROKEN_NAME.sub(lambda m: m[1] + " " * len(m[2]), text[at:until]))
    if not several or len(people) > _MOST_SECRETARIES:
        people = people[-1:] if group.startswith("before") else people[:1]
    out = []
    for person in people:
        start, end = at + person.start, at + person.end
        # One word alone is a name behind its civility, that may stand before the words read, or in capitals.
        titled = person.title or _TITLED.search(plain, max(0, start - 12), start)
        if titled or (person.name.isupper() and group == "label") or " " in person.name:
            out.append((_cased(person.name), start, end))
    return out


def _cased(name: str) -> str:
    """A name all in capitals (as in a heading) gets its first name back in lower case: Jean-Claude LEROY."""
    words = name.split()
    if len(words) < 2 or not name.isupper():
        return name
    return " ".join([words[0].title(), *words[1:]])
