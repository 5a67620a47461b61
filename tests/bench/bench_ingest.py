"""Pages a second of the whole ingest, by stage, and beside what one would build instead: ``make bench-ingest``.

Each measure runs in a process of its own, on the same files, with its model loaded before the clock starts:

a, b      our ingest into an empty store, with one worker and with two
c         pdfplumber's extract_text, chunks of 1,000 characters with 180 of overlap, all-MiniLM-L6-v2, Chroma
stages    ours in one process, each stage's seconds apart
a worker  what one does with the files: to facts and passages, without stores or model
pdfium    the bare text of each page; pdfplumber: its extract_text alone

The files are every n-th of four councils' (scans left out: c reads none). Results are saved as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

ACTS = ROOT.parent / "shared" / "acts"
COUNCILS = ("montpellier", "pierrefonds", "putanges-le-lac", "couthenans")
RESULTS = Path(__file__).parent / "results"
CHUNK, OVERLAP = 1000, 180  # characters
BATCH = 256  # passages embedded at once, as the ingest does
FEWEST = 50  # characters on every page, or the file is taken for a scan

Record = dict[str, Any]


def sample(count: int) -> list[Path]:
    """Every n-th PDF of the councils whose pages all have text of their own; all of them for 0."""
    files = sorted(path for council in COUNCILS for path in (ACTS / council).rglob("*.pdf"))
    files = [path for path in files if min((len(text) for text in bare_text(path)), default=0) >= FEWEST]
    step = len(files) / count if 0 < count < len(files) else 1.0
    return [files[int(number * step)] for number in range(min(count or len(files), len(files)))]


def bare_text(path: Path) -> Iterator[str]:
    """The text of each page as pdfium gives it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        yield textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


# --- the measures: each gives seconds, and what it counted -----------------------------------------------


def ours(paths: Sequence[Path], workers: int) -> Record:
    from index.check import Stores
    from index.embed import default_embedder
    from index.ingest import ingest
    from index.ledger import Ledger
    from index.vectors import ChromaVectors

    embedder = default_embedder()
    embedder.embed_query("chauffe")
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder, "ledger.sqlite"), create=True) as ledger,
        ChromaVectors(Path(folder, "vectors"), embedder.name) as vectors,
    ):
        start = time.perf_counter()
        summary = ingest(paths, Stores(ledger, vectors, embedder), workers=workers)
        seconds = time.perf_counter() - start
    return {"seconds": seconds, "documents": summary.documents, "passages": summary.passages}


def instead(paths: Sequence[Path]) -> Record:
    import chromadb
    from chromadb.config import Settings

    from index.embed import MiniLmEmbedder

    embedder = MiniLmEmbedder()
    embedder.embed_query("chauffe")
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
        collection = client.create_collection("chunks", metadata={"hnsw:space": "cosine"})
        start = time.perf_counter()
        for path in paths:
            text = "\n".join(plumbed(path))
            chunks = [text[at : at + CHUNK] for at in range(0, max(len(text) - OVERLAP, 1), CHUNK - OVERLAP)]
            vectors = embedder.embed_passages(chunks)
            collection.add(
                ids=[f"{path}-{n}" for n in range(len(chunks))], embeddings=vectors, documents=chunks
            )
            count += len(chunks)
        seconds = time.perf_counter() - start
        client.close()
    return {"seconds": seconds, "documents": len(paths), "passages": count}


def worked(path: Path) -> Iterator[str]:
    """What a worker does with a file: to facts and passages, without stores or model."""
    from index.errors import UnreadableFile
    from index.prepare import prepare

    try:
        yield from (passage.span.quote for passage in prepare(path).passages)
    except UnreadableFile:
        return  # read, and no act found


def plumbed(path: Path) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield page.extract_text()
            page.close()


def stages(paths: Sequence[Path]) -> Record:
    """Our stages one after the other, in one process; and the reading of the files without tables apart."""
    from index.embed import default_embedder, words_of
    from index.facts import find_facts
    from index.ledger import Ledger
    from index.passages import cut_passages
    from index.reading.files import read
    from index.segment import cut_acts
    from index.types import Ingested, Origin
    from index.vectors import ChromaVectors

    embedder = default_embedder()
    embedder.embed_query("chauffe")
    spent: dict[str, float] = {}
    plain: list[str] = []
    plain_seconds, ocr, words, ids = 0.0, 0, list[str](), list[str]()
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder, "l.sqlite"), create=True) as ledger,
    ):
        for path in paths:
            before = spent.get("reading", 0.0)
            with clock(spent, "reading"):
                document = read(path)
            if not document.tables:
                plain.append(str(path))
                plain_seconds += spent["reading"] - before
            ocr += sum(page.origin is Origin.OCR for page in document.pages)
            with clock(spent, "cutting"):
                acts = cut_acts(document)
            with clock(spent, "facts"):
                facts = find_facts(acts, document)
            with clock(spent, "passages"):
                passages = cut_passages(acts, document)
            with clock(spent, "ledger"):
                ledger.replace(Ingested(document, acts, facts, passages))
            words += map(words_of, passages)
            ids += (passage.id for passage in passages)
        with ChromaVectors(Path(folder, "vectors"), embedder.name) as index:
            for at in range(0, len(ids), BATCH):
                with clock(spent, "embedding"):
                    vectors = embedder.embed_passages(words[at : at + BATCH])
                with clock(spent, "vectors"):
                    index.put(ids[at : at + BATCH], vectors)
    result = {"stages": spent, "seconds": sum(spent.values()), "passages": len(ids), "ocr_pages": ocr}
    return {**result, "plain_files": plain, "plain_seconds": plain_seconds}


@contextmanager
def clock(spent: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - start


def timed(paths: Sequence[Path], texts: Callable[[Path], Iterator[str]]) -> Record:
    by_file = {}
    for path in paths:
        start = time.perf_counter()
        for _ in texts(path):
            pass
        by_file[str(path)] = time.perf_counter() - start
    return {"seconds": sum(by_file.values()), "by_file": by_file}


MEASURES: dict[str, Callable[[Sequence[Path]], Record]] = {
    "pdfium": lambda paths: timed(paths, bare_text),
    "pdfplumber": lambda paths: timed(paths, plumbed),
    "a worker": lambda paths: timed(paths, worked),
    "stages": stages,
    "ours, one worker": lambda paths: ours(paths, 1),
    "ours, two workers": lambda paths: ours(paths, 2),
    "instead": instead,
}


# --- running and telling ---------------------------------------------------------------------------------


def measure(name: str, paths: Sequence[Path]) -> Record:
    """In a process of its own, for its peak of memory."""
    words = [sys.executable, __file__, "--only", name]
    done = subprocess.run(
        words, input="\n".join(map(str, paths)), stdout=subprocess.PIPE, text=True, check=True
    )
    record: Record = json.loads(done.stdout)
    return record


def measure_here(name: str) -> None:
    record = MEASURES[name]([Path(line) for line in sys.stdin.read().splitlines()])
    record["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sys.stdout.write(json.dumps(record))


def report(results: dict[str, Record], paths: Sequence[Path], pages: int) -> str:
    lines = [
        f"{len(paths)} files, {pages} pages",
        "",
        f"{'':20} pages/s  seconds  peak MB",
    ]
    for name, result in results.items():
        speed = f"{pages / result['seconds']:>7.1f} {result['seconds']:>8.1f}"
        lines.append(f"{name:20} {speed} {result['peak_mb']:>8,}")
    lines += ["", "where our time goes"]
    lines += [f"  {stage:18} {spent:>7.1f} s" for stage, spent in results["stages"]["stages"].items()]
    lines += ["", *(f"{what}: {ratio:.2f}" for what, ratio in ratios(results).items())]
    return "\n".join(lines) + "\n"


def ratios(results: dict[str, Record]) -> dict[str, float]:
    spent, plain = results["stages"]["stages"], results["stages"]["plain_files"]
    understood = sum(spent[stage] for stage in ("reading", "cutting", "facts", "passages"))
    plumber, instead_seconds = results["pdfplumber"]["seconds"], results["instead"]["seconds"]
    bare = sum(results["pdfium"]["by_file"][path] for path in plain)
    return {
        "whole ingest, one worker, to what one would build instead": instead_seconds
        / results["ours, one worker"]["seconds"],
        "whole ingest, two workers, to what one would build instead": instead_seconds
        / results["ours, two workers"]["seconds"],
        "reading to passages, to pdfplumber's extract_text alone": plumber / understood,
        "reading alone, to pdfplumber's extract_text alone": plumber / spent["reading"],
        "reading alone, to pdfium's bare text, on files without tables": bare
        / max(results["stages"]["plain_seconds"], 1e-9),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=24, help="how many of the files; 0: all (an hour)")
    parser.add_argument("--only", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        measure_here(options.only)
        return 0
    if not ACTS.is_dir():
        sys.stderr.write(f"needs the real acts in {ACTS}\n")
        return 2
    paths = sample(options.files)
    pages = sum(1 for path in paths for _ in bare_text(path))
    load = os.getloadavg()[0]
    results = {}
    for name in MEASURES:
        sys.stderr.write(f"{name} ...\n")
        results[name] = measure(name, paths)
    text = report(results, paths, pages)
    sys.stdout.write(text)
    save(results, paths, pages, load)
    return 0


def save(results: dict[str, Record], paths: Sequence[Path], pages: int, load: float) -> None:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    lean = {
        name: {key: value for key, value in result.items() if key not in ("by_file", "plain_files")}
        for name, result in results.items()
    }
    record = {
        "when": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load_before": round(load, 2),
        },
        "files": [str(path.relative_to(ACTS)) for path in paths],
        "pages": pages,
        "results": lean,
        "ratios": ratios(results),
    }
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / "ingest.json"
    target.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"saved in {target.relative_to(ROOT)}\n")


if __name__ == "__main__":
    sys.exit(main())
