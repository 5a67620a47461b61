"""The signs of a broken font: letters from the solver, then digits, marks and rare letters from their use."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.reading.lexicon import Lexicon, french, kind
from index.reading.spelling import LOST, Reading, choices_made, read
from index.reading.substitution import BY_NAME, Solution

Table = Mapping[str, str]  # sign -> letter, ligature, digit or mark

_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
_RARE = 30  # occurrences: the solver's statistics are not sure of rarer letters
_ROUNDS = 40
_FEWEST_VOTES = 5  # letters of words that speak for a reading
_MAJORITY = 0.6
_ONE_WORD = 0.8
_LETTERS = 0.6
_SMALL = 0.2
_MOST_OPEN = 0.5  # of a run's signs: with more nothing can be told
_SPACED = 0.08  # of a text's characters: French has 0.15 of spaces
_ODD_SPACE = 2.0  # cost of a space where a mark has none, or of none where it has one
_SPACES = {  # is there one before, one after?
    "’": (False, False),
    ",": (False, True),
    ".": (False, True),
    ":": (True, True),
    "-": (False, False),
    "(": (True, False),
    ")": (False, True),
}
_NO_CHARACTERS = ((-1, 0x20), (0x7E, 0xA0))  # numbers that no character has
_DIGIT_COSTS = (1.5, 1.7, 1.6, 2.5, 2.5, 2.2, 2.6, 2.7, 2.5, 2.6)
_NOT_A_DIGIT = 3.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: ``signs`` of letters (``mark`` empty), or one other character ``mark``."""

    signs: str
    mark: str


def pieces(line: str, table: Table) -> Iterator[Piece]:
    """The line cut into runs of letters and single marks, digits and spaces; ``LOST`` for a sign without
    reading."""
    run = ""
    for char in line:
        reading = table.get(char, "")
        if char == LOST or reading[:1].isalpha():
            run += char
            continue
        if run:
            yield Piece(run, "")
        run = ""
        yield Piece(char, char if char.isspace() else reading or LOST)
    if run:
        yield Piece(run, "")


def read_signs(signs: str, table: Table, lost: tuple[str, ...], lexicon: Lexicon, elided: bool) -> Reading:
    """The words of a run of letters."""
    return read([lost if sign == LOST else (table[sign],) for sign in signs], lexicon, elided)


def without_spaces(readings: Iterable[tuple[str, Reading]], lost: tuple[str, ...]) -> tuple[str, ...]:
    """What lost signs may be, without the space where nearly all of them read as letters."""
    seen = Counter(
        reading == " "
        for signs, run in readings
        for start, end, read_as in run.steps
        for sign, reading in zip(signs[start:end], read_as, strict=False)
        if sign == LOST
    )
    return lost[:-1] if len(lost) > 1 and seen[False] > _LETTERS * seen.total() else lost


def lost_letters(table: Table, solution: Solution) -> tuple[str, ...]:
    """What a lost sign may be: a space, and where the signs are numbered in order, a capital whose number is
    no character (below the space, or among the controls of Latin-1); without order, any other capital."""
    if solution.shift is not None:
        return (" ",)
    held = {letter: sign for sign, letter in table.items()}
    free = [letter for letter in BY_NAME if letter.isupper() and letter not in held]
    if solution.order:
        free = [letter for letter in free if _is_lost(_gap(letter, held, solution.order))]
    return (*free, " ")


def _gap(letter: str, held: Mapping[str, str], order: str) -> tuple[int, int]:
    """The codes of the signs of the nearest letters before and after."""
    at = order.index(letter)
    before = [ord(held[other]) for other in order[:at] if other in held]
    after = [ord(held[other]) for other in order[at + 1 :] if other in held]
    return max(before, default=-1), min(after, default=0x110000)


def _is_lost(gap: tuple[int, int]) -> bool:
    return any(gap[0] < last and gap[1] > first for first, last in _NO_CHARACTERS)


def complete(lines: Sequence[str], solution: Solution, lexicon: Lexicon) -> dict[str, str]:
    """The table with digits, marks and rare letters, each read from how it stands among the letters."""
    counts = _counts(lines)
    table = dict(solution.letters)
    table |= _shifted_rest(counts, solution)
    table |= find_digits(lines, [char for char in counts if char not in table])
    table |= _find_marks(lines, counts.keys() - table.keys(), table)
    unsure = {sign for sign in counts if not _is_sure(sign, counts[sign], table, solution)}
    settled = _settle_letters(lines, table, unsure, (solution, lexicon))
    table = {sign: reading for sign, reading in table.items() if sign not in unsure} | settled
    fixed = {s: r for s, r in table.items() if r[:1].isalnum() or s not in unsure}
    table |= _find_marks(lines, counts.keys() - fixed.keys(), fixed)
    return table | _find_spaces(lines, table, (solution, lexicon))


def open_options(
    lines: Sequence[str], table: Table, solution: Solution, doubted: bool
) -> dict[str, tuple[str, ...]]:
    """The signs that statistics are not sure of, each with what it may stand for; "" for nothing known.

    Where the whole solution is ``doubted``, of no letter are they sure.
    """
    counts = _counts(lines)
    sure = (
        sign
        for sign in counts
        if table.get(sign) == " "
        or (table.get(sign, "").isdigit() if doubted else _is_sure(sign, counts[sign], table, solution))
    )
    unsure = set(counts).difference(sure)
    known = {sign: reading for sign, reading in table.items() if sign not in unsure}
    marks = _find_marks(lines, unsure, table, fewest=1)
    return {
        sign: tuple(
            dict.fromkeys(
                (
                    *(() if is_combining(sign) else _fitting(sign, known, solution)),
                    marks.get(sign, ""),
                    table.get(sign, ""),
                    "",
                )
            )
        )
        for sign in sorted(unsure)
    }


def is_combining(sign: str) -> bool:
    """Is it a sign without a place of its own? No font's letters fall there, but digits and marks do."""
    return unicodedata.category(sign) in ("Mn", "Cf", "Cc")


def _counts(lines: Iterable[str]) -> Counter[str]:
    return Counter(char for line in lines for char in line if not (char.isspace() or char == LOST))


def _shifted_rest(counts: Iterable[str], solution: Solution) -> dict[str, str]:
    """Digits and marks of a shifted font are shifted as its letters are."""
    if solution.shift is None:
        return {}
    return {sign: chr(code) for sign in counts if 0x20 < (code := ord(sign) - solution.shift) < 0x7F}


def _is_sure(sign: str, count: int, table: Table, solution: Solution) -> bool:
    reading = table.get(sign, "")
    if solution.shift is not None:
        return 0x20 < ord(sign) - solution.shift < 0x7F
    return count > _RARE and reading.islower() if reading.isalpha() else reading.isdigit() or reading == "’"


def _settle_letters(
    lines: Sequence[str], table: Table, unsure: set[str], ground: tuple[Solution, Lexicon]
) -> dict[str, str]:
    """The unsure signs as the words want them: each may be any letter that fits its number, or a mark."""
    solution, lexicon = ground
    settled: dict[str, str] = {}
    open_signs = set(unsure)
    for _ in range(_ROUNDS):
        if not open_signs:
            break
        known = {sign: reading for sign, reading in table.items() if sign not in unsure} | settled
        options = {
            sign: (
                *_fitting(sign, known, solution),
                *((*_LIGATURES, " ") if sign not in solution.letters else ()),
            )
            for sign in sorted(open_signs)
        }
        options = {sign: letters for sign, letters in options.items() if letters}
        votes = _vote(lines, known, options, (solution, lexicon))
        winners = _winners(votes)
        settled |= winners
        open_signs -= set(winners)
        if not winners:
            break
    marks = {sign: table[sign] for sign in unsure if not table.get(sign, "a")[:1].isalnum()}
    known = {sign: reading for sign, reading in table.items() if sign not in unsure} | settled
    rest = {s: table[s] for s in open_signs if table.get(s) in _fitting(s, known, solution)}
    return marks | rest | {sign: letter for sign, letter in settled.items() if letter != " "}


def _fitting(sign: str, known: Table, solution: Solution) -> list[str]:
    """The letters that no other sign stands for, and that keep the order."""
    held = {letter: other for other, letter in known.items()}
    if not solution.order:
        return [letter for letter in BY_NAME if letter not in held]
    place = {letter: at for at, letter in enumerate(solution.order)}
    below = [place[letter] for other, letter in known.items() if other < sign and letter in place]
    above = [place[letter] for other, letter in known.items() if other > sign and letter in place]
    first, last = max(below, default=-1), min(above, default=len(place))
    return [letter for letter in solution.order[first + 1 : last] if letter not in held]


def _vote(
    lines: Sequence[str],
    known: Table,
    options: Mapping[str, tuple[str, ...]],
    ground: tuple[Solution, Lexicon],
) -> dict[str, Counter[str]]:
    """For each open sign, how many letters of known words stand with each of its readings."""
    solution, lexicon = ground
    lost = lost_letters(known, solution)
    choices: dict[str, tuple[str, ...]] = {s: (reading,) for s, reading in known.items() if reading.isalpha()}
    choices |= {**options, LOST: lost}
    votes: dict[str, Counter[str]] = {sign: Counter() for sign in options}
    for line in lines:
        for signs, elided in _runs(line, choices, known):
            if not 0 < sum(sign in options for sign in signs) <= _MOST_OPEN * len(signs):
                continue
            reading = read([choices[sign] for sign in signs], lexicon, elided)
            for sign, letter, weight in choices_made(signs, reading):
                if sign in votes:
                    votes[sign][letter if letter in options[sign] else letter.upper()] += weight
    return votes


def _runs(line: str, choices: Mapping[str, tuple[str, ...]], known: Table) -> Iterator[tuple[str, bool]]:
    run = ""
    for char in line + "\n":
        if char in choices:
            run += char
        elif run:
            yield run, known.get(char) == "’"
            run = ""


def _winners(votes: Mapping[str, Counter[str]]) -> dict[str, str]:
    """The surest signs of a round; a letter goes to one sign only."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    best = {sign: _best_reading(counts) for sign, counts in votes.items() if counts}
    top = max((count for _, count in best.values()), default=0)
    for sign, (letter, count) in sorted(best.items(), key=lambda item: -item[1][1]):
        if (
            count >= max(_FEWEST_VOTES, top / 3)
            and count >= _MAJORITY * votes[sign].total()
            and letter not in taken
        ):
            found[sign] = letter
            taken |= {letter} - {" "}
    return found


def _best_reading(counts: Counter[str]) -> tuple[str, int]:
    """The reading with the most votes, and how many, in the case that it has within words: at a word's head
    a small letter may pass for a capital."""
    folded: Counter[str] = Counter()
    for reading, count in counts.items():
        folded[reading.lower()] += count
    letter, count = folded.most_common(1)[0]
    return (letter if counts[letter] > _SMALL * count else letter.upper()), count


# --- digits --------------------------------------------------------------------------------------------


def find_digits(lines: Iterable[str], signs: Sequence[str]) -> dict[str, str]:
    """Ten codes in a row that stand beside each other as figures do; empty where no ten do."""
    text = "\n".join(lines)
    codes = {ord(sign) for sign in signs}
    bases = sorted({code - digit for code in codes for digit in range(10)})
    scored = [(_figures(text, base, codes), base) for base in bases]
    best, base = max(scored, default=(0.0, 0))
    if best <= 0:
        return {}
    return {chr(base + digit): str(digit) for digit in range(10) if base + digit in codes}


def _figures(text: str, base: int, codes: set[int]) -> float:
    """How much likelier the text is when these ten codes are the digits than when they are marks."""
    if sum(base + digit in codes for digit in range(10)) < 3:
        return 0.0
    total, number = 0.0, ""
    for char in text + "\n":
        digit = ord(char) - base
        if 0 <= digit <= 9:
            number += str(digit)
        elif number:
            total += _number_gain(number)
            number = ""
    return total


def _number_gain(number: str) -> float:
    gain = sum(_NOT_A_DIGIT - _DIGIT_COSTS[int(digit)] for digit in number)
    if len(number) == 1:
        return gain - 2.0  # marks stand alone, figures rarely
    if number.startswith("0"):
        return gain - 3.0
    return gain + (3.0 if len(number) == 4 and number[:2] in ("19", "20") else 0.0)


# --- marks ---------------------------------------------------------------------------------------------


def _find_marks(
    lines: Sequence[str], signs: Collection[str], table: Table, fewest: int = 2
) -> dict[str, str]:
    """The likeliest mark for each of these signs that stand often enough, by what stands on both sides of it."""
    spaced = is_spaced(lines, table)
    costs: dict[str, Counter[str]] = defaultdict(Counter)
    seen = Counter(sign for line in lines for sign in line if sign in signs)
    for line in lines:
        for at, sign in enumerate(line):
            if seen[sign] >= fewest:
                costs[sign].update(mark_costs(line, at, table, spaced))
    return {sign: min(marks, key=lambda mark: marks[mark]) for sign, marks in costs.items()}


def is_spaced(lines: Sequence[str], table: Table) -> bool:
    """Are there spaces enough to part its words?"""
    blank = sum(_is_blank(char, table) for line in lines for char in line)
    return blank > _SPACED * sum(map(len, lines))


def mark_costs(line: str, at: int, table: Table, spaced: bool) -> dict[str, float]:
    """What each mark costs in this place, by the signs beside it and, where there are any, by its spaces."""
    before, after = line[:at], line[at + 1 :]
    left = next((char for char in reversed(before) if not _is_blank(char, table)), "")
    right = next((char for char in after if not _is_blank(char, table)), "")
    cell = 7 * _kind(left, table) + _kind(right, table)
    costs = {mark: -row[cell] for mark, row in french().marks.items()}
    if spaced and left and right:
        own = _is_blank(before[-1], table), _is_blank(after[0], table)
        for mark, usual in _SPACES.items():
            costs[mark] += _ODD_SPACE * sum(one != other for one, other in zip(own, usual, strict=True))
    return costs


def _is_blank(char: str, table: Table) -> bool:
    return char.isspace() or table.get(char) == " "


def _find_spaces(lines: Sequence[str], table: Table, ground: tuple[Solution, Lexicon]) -> dict[str, str]:
    """Signs between which there is one word each are spaces."""
    solution, lexicon = ground
    lost = lost_letters(table, solution)
    found: dict[str, str] = {}
    for sign in sorted(s for s, reading in table.items() if not reading.isalnum() and reading != "’"):
        runs = [
            read_signs(part.signs, table, lost, lexicon, False)
            for line in lines
            if line.count(sign) > 2
            for part in pieces(line, table)
            if not part.mark
        ]
        if len(runs) > 9 and sum(len(run.words) == 1 for run in runs) > _ONE_WORD * len(runs):
            found[sign] = " "
    return found


def _kind(char: str, table: Table) -> int:
    if char == LOST:
        return 3
    if not char:
        return 6
    return kind(table.get(char, ".")[-1:])
