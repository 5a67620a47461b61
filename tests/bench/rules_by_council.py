"""Which rules of the fact finders fire on which councils' acts, so that a rule that serves one is seen: ``make rules``.

Reads all of ``../shared/acts`` (scans are recognised: some minutes), finds the facts, and counts by council

finders    the facts of each finder
patterns   each pattern of the modules in ``index/facts`` (and each of a module's tuple or mapping of patterns):
           the matches it gave

A pattern that matched in one council's acts only, or in none, is told: it may be right all the same (a rare form
that the law words), but somebody should be able to say why. Patterns that are a function's default are not
seen. Results are saved as JSON.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import index.facts
from index.errors import UnreadableFile
from index.reading.files import read
from index.segment import cut_acts
from index.types import Document

ACTS = Path(__file__).resolve().parents[3] / "shared" / "acts"
RESULTS = Path(__file__).parent / "results" / "rules_by_council.json"
SUFFIXES = {".pdf", ".txt"}

Counts = dict[str, Counter[str]]  # what was counted, by council


class Tally:
    """Counts by name and council; ``council`` is the one whose acts are read now."""

    def __init__(self) -> None:
        self.council = ""
        self.counts: Counts = defaultdict(Counter)

    def add(self, name: str, number: int = 1) -> None:
        self.counts[name][self.council] += number


class Counted:
    """Stands for a pattern and counts its matches; all else is the pattern's."""

    def __init__(self, pattern: re.Pattern[str], name: str, tally: Tally) -> None:
        self._pattern, self._name, self._tally = pattern, name, tally
        tally.counts[name]  # told even if it never matches

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _told(self, match: re.Match[str] | None) -> Told | None:
        if match is None:
            return None
        self._tally.add(self._name)
        return Told(match, self)

    def search(self, *where: Any) -> Told | None:
        return self._told(self._pattern.search(*where))

    def match(self, *where: Any) -> Told | None:
        return self._told(self._pattern.match(*where))

    def fullmatch(self, *where: Any) -> Told | None:
        return self._told(self._pattern.fullmatch(*where))

    def finditer(self, *where: Any) -> Iterator[Told | None]:
        return map(self._told, self._pattern.finditer(*where))

    def findall(self, *where: Any) -> list[Any]:
        found = self._pattern.findall(*where)
        self._tally.add(self._name, len(found))
        return found

    def sub(self, *how: Any) -> str:
        changed, number = self._pattern.subn(*how)
        self._tally.add(self._name, number)
        return changed

    def split(self, *where: Any) -> list[str]:
        parts = self._pattern.split(*where)
        self._tally.add(self._name, len(parts) - 1)
        return parts


class Told:
    """Stands for a match, whose pattern is the counted one: some rules ask which pattern matched."""

    def __init__(self, match: re.Match[str], pattern: Counted) -> None:
        self._match, self.re = match, pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(self._match, name)

    def __getitem__(self, group: str | int) -> Any:
        return self._match[group]


def count_patterns(tally: Tally) -> None:
    """Puts a counting one in the place of each pattern of the finders' modules. The process is spoilt for else.

    Those of a module are named by it, then those that other modules took from it are replaced too.
    """
    names = [info.name for info in pkgutil.iter_modules(index.facts.__path__)]
    modules = {name: importlib.import_module(f"index.facts.{name}") for name in names}
    seen: dict[int, Counted] = {}
    for own in (True, False):
        for name, module in modules.items():
            for variable, value in list(vars(module).items()):
                if is_own(module, variable) is own:
                    setattr(module, variable, replaced(value, f"{name}.{variable}", tally, seen))


def is_own(module: ModuleType, variable: str) -> bool:
    """Does the module make it, or take it from another?"""
    return bool(re.search(rf"^{re.escape(variable)}\b[^\n]* = ", inspect.getsource(module), re.MULTILINE))


def replaced(value: Any, name: str, tally: Tally, seen: dict[int, Counted]) -> Any:
    """The value with all its patterns counted: itself, those of a tuple and of a mapping's values."""
    if isinstance(value, re.Pattern):
        if id(value) not in seen:
            seen[id(value)] = Counted(value, name, tally)
        return seen[id(value)]
    if type(value) is tuple:
        parts = [replaced(part, f"{name}[{rank}]", tally, seen) for rank, part in enumerate(value)]
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else tuple(parts)
    if type(value) is dict and not name.rpartition(".")[2].startswith("__"):
        mapped = {key: replaced(part, f"{name}[{key}]", tally, seen) for key, part in value.items()}
        return value if all(mapped[key] is part for key, part in value.items()) else mapped
    return value


def documents(acts: Path) -> Iterator[tuple[str, Document]]:
    """Each file that can be read, with its council: its folder's name, or what stands last in a text's own."""
    for path in sorted(path for path in acts.rglob("*") if path.suffix.lower() in SUFFIXES):
        folder = path.relative_to(acts).parts[0]
        council = path.stem.rsplit("_", 1)[-1] if folder == "textes" else folder.split(".")[0]
        try:
            yield council, read(path)
        except UnreadableFile:
            continue


def measure(files: Iterable[tuple[str, Document]]) -> tuple[Counts, Counts]:
    """The facts of each finder and the matches of each pattern, by council."""
    facts, matches = Tally(), Tally()
    count_patterns(matches)
    for council, document in files:
        facts.council = matches.council = council
        for reading in index.facts.readings(cut_acts(document), document):
            for finder in index.facts.FINDERS:
                facts.add(finder.name, len(finder.find(reading)))
    return facts.counts, matches.counts


def table(counts: Mapping[str, Counter[str]]) -> list[str]:
    """One line each: how many, in how many councils, and the share of the council that has most."""
    lines = [f"{'finder':18} {'facts':>7} {'councils':>9}  most in"]
    for name, by_council in sorted(counts.items(), key=lambda item: -item[1].total()):
        present = +by_council
        council, most = next(iter(present.most_common(1)), ("", 0))
        share = f"{council} ({most / present.total():.0%})" if present else ""
        lines.append(f"{name:18} {present.total():>7} {len(present):>9}  {share}")
    return lines


def of_few(matches: Mapping[str, Counter[str]]) -> dict[str, str]:
    """The patterns that matched in one council's acts only, with its name; "" for those that never matched."""
    present = {name: list(+by_council) for name, by_council in matches.items()}
    return {name: "".join(councils) for name, councils in sorted(present.items()) if len(councils) < 2}


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--acts", type=Path, default=ACTS)
    facts, matches = measure(documents(arguments.parse_args().acts))
    few = of_few(matches)
    lines = [
        *table(facts),
        "",
        f"of {len(matches)} patterns, {len(few)} matched in one council's acts or in none:",
    ]
    lines += [f"  {name:44} {council or '(none)'}" for name, council in few.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    saved = {
        "finders": {name: dict(counts.most_common()) for name, counts in facts.items()},
        "patterns": {
            name: {"matches": c.total(), "councils": len(+c)} for name, c in sorted(matches.items())
        },
        "of one council": few,
    }
    RESULTS.write_text(dumped(saved), encoding="utf-8")


def dumped(saved: Mapping[str, Mapping[str, Any]]) -> str:
    """JSON with one line an entry."""
    parts = [
        f"{json.dumps(title)}: {{\n"
        + ",\n".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in entries.items())
        + "\n}"
        for title, entries in saved.items()
    ]
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    main()
