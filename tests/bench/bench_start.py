"""How long a command takes to begin: ``python tests/bench/bench_start.py`` prints seconds, best of five.

The bar: ``actes --help`` in under half a second. No test: a busy machine would make it fail by chance.
"""

from __future__ import annotations

import subprocess
import sys
import time

LINES = ("--help", "--version", "ask --help", "ingest --help")
RUNS = 5


def seconds(line: str) -> float:
    """The time of one run of ``actes LINE``, from a fresh process to its end."""
    words = [sys.executable, "-c", "from ui.cli import main; main()", *line.split()]
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    for line in LINES:
        best = min(seconds(line) for _ in range(RUNS))
        sys.stdout.write(f"actes {line:<14} {best:.3f} s\n")


if __name__ == "__main__":
    main()
