"""Damaged copies of real PDFs: ``python tests/bench/fuzz_pdfs.py [--files 500] [--seed 1] [--ocr]``.

Each must end in a Document or a refusal; none may hang, or kill more than its worker. What kills a worker, is
late or is an error of ours is listed with its seed, to be made again. ``tests/index/reading/test_fuzz.py`` does
it with fewer.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from index.errors import UnreadableFile  # noqa: E402
from index.pool import prepare_all  # noqa: E402
from index.prepare import prepare  # noqa: E402
from index.reading import pdf  # noqa: E402
from index.types import Ingested  # noqa: E402
from index.worker import Limits  # noqa: E402

ACTS = ROOT.parent / "shared" / "acts"
LIMITS = Limits(seconds=120.0)
LARGEST = 600_000  # bytes: nine of ten real acts
DIGITS = b"0123456789"


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Another file of these bytes, as bad disks, bad lines and bad writers make them."""
    copy = bytearray(data)
    kind = chance.choice(("flip", "flip", "digits", "cut", "zero", "twice"))
    at, length = chance.randrange(len(copy)), chance.choice((10, 500, 5000))
    if kind == "flip":
        for _ in range(chance.choice((1, 10, 100, 1000))):
            copy[chance.randrange(len(copy))] = chance.randrange(256)
    elif kind == "digits":  # lengths, offsets, object numbers, coordinates
        places = [index for index, byte in enumerate(copy) if byte in DIGITS]
        for place in chance.sample(places, min(len(places), chance.choice((1, 10, 100)))):
            copy[place] = chance.choice(DIGITS)
    elif kind == "cut":
        del copy[at:]
    elif kind == "zero":
        copy[at : at + length] = bytes(len(copy[at : at + length]))
    else:
        copy[at:at] = copy[at : at + length]
    return bytes(copy)


def make(sources: Sequence[Path], count: int, seed: int, folder: Path) -> list[Path]:
    """``count`` damaged files; each is named by its source and the seed that made it."""
    made = []
    for number in range(count):
        chance = random.Random(seed * 1_000_000 + number)
        source = sources[chance.randrange(len(sources))]
        made.append(folder / f"{seed}-{number}-{source.stem}.pdf")
        made[-1].write_bytes(damaged(source.read_bytes(), chance))
    return made


def prepare_without_ocr(path: Path) -> Ingested:
    """OCR is Tesseract's, in processes of its own, and slow: damage to the PDF is not for it to bear."""
    pdf.available = lambda: False  # type: ignore[assignment]
    return prepare(path)


def is_ours(outcome: Ingested | UnreadableFile) -> bool:
    """Not the file's fault alone: it killed a worker, was late, took too much, or met an error of ours."""
    words = ("killed", "takes more", "an error of this software")
    return isinstance(outcome, UnreadableFile) and any(word in outcome.reason for word in words)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--ocr", action="store_true")
    options = parser.parse_args()
    sources = [path for path in sorted(ACTS.glob("*/**/*.pdf")) if path.stat().st_size < LARGEST]
    if not sources:
        sys.stderr.write(f"needs the real acts in {ACTS}\n")
        return 2
    start, tally, bad = time.perf_counter(), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder:
        files = make(sources, options.files, options.seed, Path(folder))
        how = prepare if options.ocr else prepare_without_ocr
        for path, outcome in prepare_all(files, how, options.workers, LIMITS):
            tally["read" if isinstance(outcome, Ingested) else type(outcome).__name__] += 1
            if is_ours(outcome):
                bad.append(f"{path.name}: {outcome}")
    sys.stdout.write(f"{sum(tally.values())} files in {time.perf_counter() - start:.0f} s\n")
    sys.stdout.write("".join(f"{count:6} {what}\n" for what, count in tally.most_common()))
    sys.stdout.write("".join(f"{line}\n" for line in bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
