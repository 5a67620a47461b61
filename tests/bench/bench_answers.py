"""How long a warm answer takes, by type of question: ``make bench-answers`` prints milliseconds and saves them.

The questions of ``../shared/gold/questions-dev.jsonl`` are asked one after the other of a store of the real acts, once
to warm up and then some rounds: of each question its quickest round counts, so that what else the machine does weighs
little. ``cpu`` are milliseconds of the processor, all threads together; ``wall`` are those of the clock.

The bar: 95 of 100 within 100 ms with two cores. No test: a busy machine would make it fail by chance.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from bench_retrieval import with_store  # noqa: E402 - the path comes first

SHARED = ROOT.parent / "shared"
QUESTIONS = SHARED / "gold" / "questions-dev.jsonl"
RESULTS = Path(__file__).parent / "results" / "answers.json"
ROUNDS = 3

Record = dict[str, Any]
Times = tuple[float, float]  # milliseconds of the processor and of the clock


def asked(store: Path, questions: Sequence[Mapping[str, Any]]) -> list[Times]:
    """The quickest warm answer to each question."""
    from assistant.assistant import Assistant
    from index.settings import Settings
    from ui.opening import open_stores

    with open_stores(Settings(store=store)) as stores:
        assistant = Assistant(stores.ledger, stores.vectors, stores.embedder)
        rounds = [[_timed(assistant, question) for question in questions] for _ in range(1 + ROUNDS)]
    warm = zip(*rounds[1:], strict=True)
    return [(min(cpu for cpu, _ in times), min(wall for _, wall in times)) for times in warm]


def _timed(assistant: Any, question: Mapping[str, Any]) -> Times:
    cpu, wall = time.process_time(), time.perf_counter()
    assistant.ask(question["question"], tuple(question["history"]))
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def figures(times: Iterable[Times]) -> Record:
    """How many, and the median and the 95th of a hundred of each clock."""
    clocks = dict(zip(("cpu", "wall"), zip(*times, strict=True), strict=True))
    return {
        "questions": len(clocks["cpu"]),
        **{name: {"p50": round(median(ms), 1), "p95": round(_p95(ms), 1)} for name, ms in clocks.items()},
    }


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def measured(store: Path) -> Record:
    load = os.getloadavg()[0]
    questions = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    times = asked(store, questions)
    by_type: defaultdict[str, list[Times]] = defaultdict(list)
    for question, taken in zip(questions, times, strict=True):
        by_type[question["type"]].append(taken)
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": len(os.sched_getaffinity(0)),
            "python": platform.python_version(),
            "load_before": round(load, 2),
        },
        "all": figures(times),
        "by_type": {kind: figures(taken) for kind, taken in sorted(by_type.items())},
    }


def report(record: Record) -> str:
    lines = [f"{'':<14}{'questions':>10}{'cpu p50':>10}{'p95':>8}{'wall p50':>10}{'p95':>8}"]
    for name, one in (*record["by_type"].items(), ("all", record["all"])):
        cpu, wall = one["cpu"], one["wall"]
        lines.append(
            f"{name:<14}{one['questions']:>10}{cpu['p50']:>10}{cpu['p95']:>8}{wall['p50']:>10}{wall['p95']:>8}"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, help="a store that holds ../shared/acts")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.stderr.write(f"needs the data in {SHARED}\n")
        return 2

    def run(store: Path) -> None:
        record = measured(store)
        RESULTS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        sys.stdout.write(report(record) + "\n")

    with_store(options.store, run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
