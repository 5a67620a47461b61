"""How French text is made comparable: flat (same length), folded, squeezed, cut into tokens and stems.

Home of snowballstemmer, which stems by itself with the C code of PyStemmer where that is installed, as here.
The other grammars (numbers, amounts, dates, names) match on ``flat`` text, so that the offsets they find are
offsets in the text as printed.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import Protocol

APOSTROPHES = "’‘ʼ‛′`´‹›"
DASHES = "‐‑‒–—―−\xad"
QUOTES = "«»“”„‟″"

# "\f" parts pages: as a line break it lets ^ and $ hold at a page's ends too.
_FIXED = {
    **dict.fromkeys(map(ord, APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, QUOTES), '"'),
    **dict.fromkeys(map(ord, "\u200b\u2060\ufeff"), " "),
    ord("\n"): "\n",
    ord("\f"): "\n",
    ord("\t"): "\t",
}


class _FlatTable(dict[int, str]):
    """A ``str.translate`` table that learns each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = _flat_char(chr(code))
        return self[code]


def _flat_char(char: str) -> str:
    if char.isspace():
        return " "
    lower = char.lower()
    base = unicodedata.normalize("NFD", lower)[0]
    # Only letters lose their marks: a character that decomposes otherwise stays what it is.
    return base if base.isalpha() else lower if len(lower) == 1 else char


_TABLE = _FlatTable(_FIXED)

# A text is mapped five times as fast as bytes: that can be done with 256 characters, and nearly all acts are
# written in these.
_USUAL = "".join(map(chr, (*range(0x80), *range(0xA0, 0x100)))) + "œŒŸ€’‘‚“”„–—―−…•‹›‐‑\u2009\u202f➢▪✓"
_TO_BYTES, _FLAT_USUAL = codecs.charmap_build(_USUAL), _USUAL.translate(_TABLE)

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi"})


@lru_cache(maxsize=16)  # one after the other, the grammars read the same text
def flat(text: str) -> str:
    """The text in lower case without accents, character by character: ``len(flat(t)) == len(t)``.

    Typographic apostrophes become ', dashes -, quotation marks "; white space becomes an ordinary space,
    but line breaks and tabs stay (a page break becomes a line break). ``œ`` and ``æ`` stay one character.

    >>> flat("L’Œuvre d’Été « À 10\\u202f000\\xa0€ »")
    'l\\'œuvre d\\'ete " a 10 000 € "'
    """
    try:
        data, _ = codecs.charmap_encode(text, "strict", _TO_BYTES)
    except UnicodeEncodeError:
        return text.translate(_TABLE)
    return codecs.charmap_decode(data, "strict", _FLAT_USUAL)[0]


_NO_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text for comparing: lower case, no accents, words of letters and digits parted by one space.

    >>> fold("  L'Œuvre : « Numérique en Commun[s] » ")
    'l oeuvre numerique en commun s'
    """
    plain = flat(unicodedata.normalize("NFC", text)).translate(_LIGATURES)
    return _NO_WORDS.sub(" ", plain).strip()


def squeeze(text: str) -> str:
    """The text on one line, for showing: every run of white space is one ordinary space."""
    return " ".join(text.split())


_TOKEN = re.compile(
    r"""
    (?P<plain>[^\W\d_]{2,}+(?![\d']))                             # most are: no other form is tried
    | (?P<article>(?<!\w)[lrd](?:\*|\.)?[ ]?\*?(?=\d{3,4}-\d))?      # L. 2121-29, L2121-29, R*421-1
    (?P<code>[a-z]{0,5}\d[\da-z]*(?:(?://?|[-_])[\da-z]*\d[\da-z]*)+)
    | (?<!\w)(?P<number>[1-9]\d{0,2}(?:(?P<part>[ .])\d{3})(?:(?P=part)\d{3})*)(?:,(?P<cents>\d{1,2}))?(?!\d)
    | (?P<word>[^\W_]+)(?P<elision>')?
    """,
    re.VERBOSE,
)
_SPACED_NUMBER = re.compile(r"(?<=\d{4}) ?/ ?(?=\d{1,4}\b)")
_ELIDED = frozenset({"d", "l", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})


def tokens(text: str) -> list[str]:
    """The folded words of a text, in order.

    Numbers lose their thousands separators, numbers of acts and of legal articles stay whole, elided
    words (d', l', qu') are dropped.

    >>> tokens("L'association reçoit 10 000 € (n° 2022-367, art. L. 2121-29)")
    ['association', 'recoit', '10000', 'n', '2022-367', 'art', 'l2121-29']
    """
    plain = flat(unicodedata.normalize("NFC", text)).translate(_LIGATURES)
    plain = _SPACED_NUMBER.sub("/", plain)
    found = [match[0] if match.lastgroup == "plain" else _token(match) for match in _TOKEN.finditer(plain)]
    return [token for token in found if token]


def _token(match: re.Match[str]) -> str:
    if code := match["code"]:
        return (match["article"] or "").strip(" .*") + code
    if number := match["number"]:
        cents = (match["cents"] or "").rstrip("0")
        return re.sub(r"\D", "", number) + (f".{cents}" if cents else "")
    word = match["word"]
    return "" if match["elision"] and word in _ELIDED else word


# Function words of both languages; "contre", "but", "son" and the like carry meaning and stay.
STOP_WORDS = frozenset({
    "a", "ai", "as", "au", "aux", "avec", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du",
    "elle", "elles", "en", "est", "et", "etre", "eu", "il", "ils", "l", "la", "le", "les", "leur", "leurs",
    "lui", "mais", "me", "meme", "n", "ne", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pour",
    "qu", "que", "quel", "quelle", "quelles", "quels", "qui", "s", "sa", "se", "ses", "si", "son", "sont",
    "sous", "sur", "ta", "te", "tu", "un", "une", "vos", "votre", "vous", "y", "etait", "etaient",
    "combien", "comment", "quand", "quoi", "dont", "afin", "ainsi", "aussi", "an", "and", "are", "at", "be",
    "been", "by", "did", "do", "does", "for", "from", "had", "has", "have", "how", "in", "is", "it", "its",
    "of", "or", "that", "the", "their", "them", "there", "these", "they", "this", "to", "was", "we", "were",
    "what", "when", "where", "which", "who", "whom", "why", "will", "with", "you",
})  # fmt: skip


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - snowballstemmer's own name


@lru_cache(maxsize=2)
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer(language)
    return stemmer


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # Twice: without its accent an ending such as "-ees" needs two steps, and must meet "-er" at one stem.
    french = _stemmer("french")
    return french.stemWord(french.stemWord(word)) if word.isalpha() else word


@lru_cache(maxsize=10_000)
def english_stem(word: str) -> str:
    """The stem of one folded English word, for a dictionary of them: "hunters" and "hunter" are "hunter"."""
    return _stemmer("english").stemWord(word)


def stems(text: str) -> list[str]:
    """The tokens of a text without stop words, stemmed as French; the same for documents and questions.

    >>> stems("Les subventions attribuées aux associations")
    ['subvent', 'attribu', 'assoc']
    """
    return [_stem(token) for token in tokens(text) if token not in STOP_WORDS]
