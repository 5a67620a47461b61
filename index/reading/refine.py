"""The rare signs of a broken font, settled by all their places: each stands for what makes these cheapest to read.

What a sign stands for changes the words and marks around it; their costs are summed over a window about each of
its places. Letters keep their order where the font numbers them in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.lexicon import Lexicon, french
from index.reading.signs import Piece, Table, mark_costs, pieces, read_signs
from index.reading.spelling import LOST

_PLACES = 8  # of a sign that are looked at
_FEW = 2  # of them, that choose the likeliest options
_LIKELY = 6
_AROUND = 10  # signs on each side of it
_ROUNDS = 3
_MARK, _DIGIT, _NOT_READ, _BLANK = 2.0, 2.3, 12.0, 1.0  # costs of a sign that is no letter
_CAPITAL, _MIXED = 2.0, 3.0  # costs of a capital that heads no line; of a word of both
_ODD_MARK = 8.0  # the same of a mark where none of its kind stands, at most
_ALONE = 5.0  # cost of a letter between marks: an initial, "élu.e.s", "commun(s)"
_STOPS = ".!?"


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a font beside its signs: the order of its letters ("" for none), and the words."""

    order: str
    lexicon: Lexicon


def refine(
    lines: Sequence[str], table: Table, options: Mapping[str, tuple[str, ...]], ground: Ground
) -> dict[str, str]:
    """The table with each sign of ``options`` read as the one of its options that its places want; a letter is
    of one sign only."""
    windows = _windows(lines, options)
    new = dict(table)
    for _ in range(_ROUNDS):
        costs = {sign: _costs(sign, windows[sign], options[sign], new, ground) for sign in options}
        choice = _in_order(costs, ground.order) if ground.order else _in_any_order(costs, new)
        if all(new.get(sign) == reading for sign, reading in choice.items()):
            break
        new |= choice
    return {sign: reading for sign, reading in new.items() if reading}


_Window = tuple[str, bool]  # a part of a line; does it begin the line?
_Costs = Mapping[str, Mapping[str, float]]  # of each sign, for each of its options


def _windows(lines: Iterable[str], signs: Iterable[str]) -> dict[str, tuple[_Window, ...]]:
    """Parts of lines around places of each sign, those with the fewest lost signs."""
    found: dict[str, dict[_Window, int]] = {sign: {} for sign in signs}
    for line in lines:
        for at, sign in enumerate(line):
            if sign in found and len(found[sign]) < 3 * _PLACES:
                text = line[max(0, at - _AROUND) : at + _AROUND + 1]
                found[sign][text, at <= _AROUND] = text.count(LOST)
    return {
        sign: tuple(sorted(parts, key=lambda part: parts[part])[:_PLACES]) for sign, parts in found.items()
    }


def _costs(
    sign: str, windows: Sequence[_Window], options: Iterable[str], table: Table, ground: Ground
) -> dict[str, float]:
    """A few places tell the likeliest options, all of them which of these is the best."""

    def cost(option: str, parts: Sequence[_Window]) -> float:
        changed = {**table, sign: option}
        return sum(window_cost(text, heads, changed, ground) for text, heads in parts)

    few, more = windows[:_FEW], windows[_FEW:]
    costs = {option: cost(option, few) for option in options}
    if not more:
        return costs
    likely = sorted(costs, key=lambda option: costs[option])[:_LIKELY]
    tried = {*likely, "", table.get(sign, "")}
    # In the order of the options, never of a set: of two that cost the same, each run is to take the same one.
    return {option: costs[option] + cost(option, more) for option in costs if option in tried}


def _in_order(costs: _Costs, order: str) -> dict[str, str]:
    """The cheapest readings under which the letters keep the order of their signs."""
    place = {letter: at for at, letter in enumerate(order)}
    ways: dict[int, tuple[float, tuple[str, ...]]] = {-1: (0.0, ())}  # by the last letter's place
    signs = sorted(costs)
    for sign in signs:
        new: dict[int, tuple[float, tuple[str, ...]]] = {}
        for option, cost in costs[sign].items():
            for last, (sum_before, readings) in ways.items():
                at = place.get(option, last)
                if option in place and at <= last:
                    continue
                way = sum_before + cost, (*readings, option)
                new[at] = min(new.get(at, way), way)
        ways = new
    return dict(zip(signs, min(ways.values())[1], strict=True))


def _in_any_order(costs: _Costs, table: Table) -> dict[str, str]:
    """Cheap readings, no letter twice: each sign in turn takes the best for itself and for whom it takes it from."""
    chosen = {sign: table[sign] if table.get(sign) in options else "" for sign, options in costs.items()}
    for _ in range(_ROUNDS):
        for sign, options in costs.items():
            holder = {reading: other for other, reading in chosen.items() if reading.isalpha()}

            def gain(option: str, sign: str = sign, holder: dict[str, str] = holder) -> float:
                other = holder.get(option, sign)
                if other == sign:
                    return costs[sign][chosen[sign]] - costs[sign][option]
                taken = costs[other].get(chosen[sign], costs[other][""])
                return costs[sign][chosen[sign]] - costs[sign][option] + costs[other][option] - taken

            best = max(options, key=gain)
            if gain(best) > 0:
                other = holder.get(best)
                if other is not None and other != sign:
                    chosen[other] = chosen[sign] if chosen[sign] in costs[other] else ""
                chosen[sign] = best
    return chosen


def window_cost(text: str, heads: bool, table: Table, ground: Ground) -> float:
    """What it costs to read a part of a line; ``heads`` where it begins the line."""
    total, at, before = 0.0, 0, "." if heads else ""
    for part, after in pairwise([*pieces(text, table), Piece("", "")]):
        if part.mark:
            total += _mark_cost(part.mark, text, at, table, ground)
        else:
            reading = read_signs(part.signs, table, (LOST,), ground.lexicon, after.mark == "’")
            among_marks = not (before + after.mark).isspace() and len(part.signs) == 1
            cost = min(reading.cost, _ALONE) if among_marks and before + after.mark else reading.cost
            total += cost + _case_cost(reading.words, before in _STOPS)
        at += len(part.signs) or 1
        before = part.mark
    return total


def _case_cost(words: Sequence[str], heads: bool) -> float:
    """Capitals head lines and sentences, or are among capitals."""
    if all(map(str.isupper, words)):
        return 0.0
    odd = sum(word[0].isupper() for word in words[heads:])
    mixed = sum(not (word[1:].islower() or word[1:].isupper() or len(word) == 1) for word in words)
    return _CAPITAL * odd + _MIXED * mixed


def _mark_cost(mark: str, text: str, at: int, table: Table, ground: Ground) -> float:
    if mark.isdigit():
        return _DIGIT
    if mark.isspace():
        return _BLANK
    if mark not in french().marks:
        return _NOT_READ
    return min(_MARK + mark_costs(text, at, table, ground.lexicon.joint > 0)[mark], _ODD_MARK)
