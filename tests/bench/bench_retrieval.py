"""Retrieval, measured: ``make bench-retrieval``.

models   the shipped embedding model and all-MiniLM-L6-v2: nDCG@10 on judged sets, passages a second, loading
sets     full text, vectors and their fusion on the judged sets
acts     pages of the real acts found by the gold questions, beside what one would build instead
growth   build time, disk, memory and the time of a search with many passages (``--passages``)

Each part runs in a process of its own with two threads, prints a table, and is saved in ``results/retrieval.json``
under its name; ``--only`` runs one. ``acts`` and ``growth`` need a store that holds ``../shared/acts``: give it
with ``--store``, or they make one (some minutes).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

SHARED = ROOT.parent / "shared"
RESULTS = Path(__file__).parent / "results" / "retrieval.json"
THREADS = 2
PARTS = ("models", "sets", "acts", "growth")
NEED_STORE = {"acts", "growth"}

Record = dict[str, Any]


def measured(part: str, store: Path, passages: int) -> tuple[Record, str]:
    """One part here: its figures, and how they are shown."""
    # Each part loads its own libraries only.
    if part == "models":
        import retrieval_models

        models = retrieval_models.measured()
        return models, retrieval_models.report(models)
    if part == "sets":
        import retrieval_sets

        sets = retrieval_sets.measured()
        return sets, retrieval_sets.report(sets)
    if part == "acts":
        import retrieval_acts

        acts = retrieval_acts.measured(store)
        return acts, retrieval_acts.report(acts)
    import retrieval_growth

    growth = retrieval_growth.measured(store, passages)
    return growth, retrieval_growth.report(growth)


def in_own_process(part: str, store: Path, passages: int) -> Record:
    threads = {"OMP_NUM_THREADS": str(THREADS), "RAYON_NUM_THREADS": str(THREADS)}
    words = [sys.executable, __file__, "--here", part, "--store", str(store), "--passages", str(passages)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **threads})
    record, shown = json.loads(done.stdout.splitlines()[-1])
    sys.stdout.write(f"{part}\n\n{shown}\n")
    return dict(record)


def with_store(given: Path | None, work: Callable[[Path], None]) -> None:
    """With the store given, or one made of the real acts for this time."""
    if given is not None:
        work(given)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "store"
        actes = Path(sys.executable).with_name("actes")
        words = [actes, "--store", made, "ingest", SHARED / "acts"]
        subprocess.run(words, stdout=sys.stderr, check=False)  # scans may be refused: exit code 1
        work(made)


def saved(part: str, record: Record) -> None:
    """Kept beside the other parts' figures."""
    held = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps({**held, part: record}, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=PARTS, help="measure this part")
    parser.add_argument("--store", type=Path, help="a store that holds ../shared/acts")
    parser.add_argument("--passages", type=int, default=200_000, help="of the growth")
    parser.add_argument("--here", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        result = measured(options.here, options.store, options.passages)
        sys.stdout.write("\n" + json.dumps(result) + "\n")
        return 0
    if not SHARED.is_dir():
        sys.stderr.write(f"needs the data in {SHARED}\n")
        return 2
    parts = [options.only] if options.only else PARTS

    def run(store: Path) -> None:
        for part in parts:
            saved(part, in_own_process(part, store, options.passages))

    if NEED_STORE.isdisjoint(parts):
        run(Path())
    else:
        with_store(options.store, run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
