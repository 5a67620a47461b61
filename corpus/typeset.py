"""Typeset the specimen acts and write their gold facts.

Run ``python -m corpus.typeset`` in the project's root.
``facts/*.toml`` hold what each act says; ``acts/*.pdf`` and ``gold/facts.jsonl`` are made from them, always
the same bytes. ``--into DIR`` writes elsewhere than in ``corpus/``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from corpus.typesetting.facts import load
from corpus.typesetting.gold import gold_acts
from corpus.typesetting.model import Specimen
from corpus.typesetting.press import Printed, press

CORPUS = Path(__file__).parent


def specimens() -> Iterator[Specimen]:
    """All specimens, in the order of their file names."""
    yield from (load(path) for path in sorted((CORPUS / "facts").glob("*.toml")))


def gold_lines(specimen: Specimen, printed: Printed) -> list[str]:
    return [json.dumps(act, ensure_ascii=False) for act in gold_acts(specimen, printed)]


def main() -> None:
    options = argparse.ArgumentParser(description="Typeset the specimen acts and write their gold facts.")
    options.add_argument("--into", type=Path, default=CORPUS, help="write here instead of in corpus/")
    into = options.parse_args().into
    for folder in ("acts", "gold"):
        (into / folder).mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for specimen in specimens():
        printed = press(specimen)
        (into / "acts" / specimen.file).write_bytes(printed.pdf)
        lines += gold_lines(specimen, printed)
    (into / "gold" / "facts.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
