"""How light the chat is: ``make bench-chat`` prints a table and saves it.

``actes chat`` is started on a store of the specimen acts (``--store``: on any other), in a process of its own:

start     seconds from the command to the address it tells, and to the first answer over HTTP
idle      seconds of the processor that it takes, children too, in 50 seconds in which nobody does anything
people    20 people on loopback (Locust, see ``chat_people.py``): all at the same moment, then for some minutes each on
          their own, 5 to 15 seconds between an answer and the next question; milliseconds of the clock, failures

The questions name what the store holds: beneficiaries, councils, numbers of acts. Locust takes a part of the cores that
the chat is measured on. The bar: 10 s, no CPU, 95 of 100 within 1,000 ms, with two cores. No test: a busy machine would
make it fail by chance.
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
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).parent / "results" / "chat.json"
PEOPLE = Path(__file__).with_name("chat_people.py")
ACTES = (sys.executable, "-c", "from ui.cli import main; main()")
HOW_MANY = 20
TICKS = os.sysconf("SC_CLK_TCK")

Record = dict[str, Any]


# --- the chat ----------------------------------------------------------------------------------------------


def environment() -> dict[str, str]:
    """Our modules are compiled once and kept, as they are where the product is installed."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def chat(store: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A chat that has just told its address, and this address."""
    words = [*ACTES, "--store", str(store), "chat", "--port", "0"]
    running = subprocess.Popen(words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        yield running, address(running)
    finally:
        running.terminate()
        running.wait(30)


def address(running: subprocess.Popen[str]) -> str:
    for line in running.stdout or ():
        if found := re.search(r"The chat: (\S+)", line):
            return found[1]
    raise SystemExit("the chat did not start")


def call(url: str, name: str, *given: object) -> Record:
    """What the chat replies to a program."""
    body = json.dumps({"data": given}).encode()
    request = urllib.request.Request(
        f"{url}/gradio_api/run/{name}", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=600) as reply:
        told: Record = json.loads(json.load(reply)["data"][0])
    return told


def ask(url: str, question: str) -> Record:
    return call(url, "ask", question, [], "", "", "", "", "")


# --- the measures ------------------------------------------------------------------------------------------


def started(store: Path) -> Record:
    """Seconds to the address and to the first answer, in a chat of its own."""
    begun = time.perf_counter()
    with chat(store) as (_, url):
        told = time.perf_counter() - begun
        answer = ask(url, "Combien pour NEC 2022 ?")
        return {
            "address_s": round(told, 2),
            "first_answer_s": round(time.perf_counter() - begun, 2),
            "status": answer["status"],
        }


def idle(process: int, seconds: float) -> Record:
    before = cpu(process)
    time.sleep(seconds)
    return {"seconds": seconds, "cpu_s": round(cpu(process) - before, 2)}


def cpu(process: int) -> float:
    """Seconds of the processor that a process and those that it started have taken."""
    return sum(_ticks(one) for one in family(process)) / TICKS


def family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task").glob("*/children")
    found = [int(child) for told in children for child in told.read_text(encoding="ascii").split()]
    return [process, *(one for child in found for one in family(child))]


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def peak_mb(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) >> 10


def questions(url: str) -> list[str]:
    """Of several kinds, about what the store holds; no two are the same."""
    rows = call(url, "grants", "", "", "", "given", 200)["rows"]
    acts = call(url, "search_acts", "", "", "", 200)["acts"]
    asked = [form.format(**row, year=row["date"][:4]) for row in rows for form in OF_GRANTS if row["date"]]
    asked += [form.format(**act) for act in acts for form in OF_ACTS if act["number"] and act["date"]]
    return sorted({" ".join(one.split()) for one in asked})


OF_GRANTS = (
    "Combien pour {beneficiary} ?",
    "Combien pour {beneficiary} en {year} ?",
    "How much went to {beneficiary}?",
    "Total des subventions de {council} en {year} ?",
    "Les plus gros bénéficiaires de {council} ?",
)
OF_ACTS = (
    "Qui a voté contre la délibération {number} ?",
    "Qui présidait la séance du {date} ?",
    "De quoi parle l'acte {number} ?",
)


def people(url: str, seconds: int) -> dict[str, Record]:
    """What people waited, by name of Locust's requests."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "questions.txt")
        file.write_text("\n".join(questions(url)), encoding="utf-8")
        words = [sys.executable, "-m", "locust", "-f", str(PEOPLE), "--headless", "--json", "--host", url]
        words += ["-u", str(HOW_MANY), "-r", str(HOW_MANY), "-t", f"{seconds}s", "--exit-code-on-error", "0"]
        words += ["--skip-log", "--stop-timeout", "30"]
        told = os.environ | {"CHAT_QUESTIONS": str(file)}
        done = subprocess.run(words, env=told, stdout=subprocess.PIPE, text=True, check=True)
    return {one["name"]: figures(one) for one in json.loads(done.stdout)}


def figures(one: Record) -> Record:
    """Of one kind of request: how many, how many failed, and percentiles (Locust rounds above 100 ms)."""
    times = sorted((float(ms), count) for ms, count in one["response_times"].items())
    return {
        "questions": one["num_requests"],
        "failures": one["num_failures"],
        "p50_ms": within(times, 0.50),
        "p95_ms": within(times, 0.95),
        "max_ms": round(one["max_response_time"]),
    }


def within(times: Sequence[tuple[float, int]], share: float) -> int:
    """The milliseconds within which this share of the requests was answered."""
    need = share * sum(count for _, count in times)
    for ms, count in times:
        need -= count
        if need <= 0:
            return round(ms)
    return 0


# --- running and telling -----------------------------------------------------------------------------------


def measured(store: Path, options: argparse.Namespace) -> Record:
    load = os.getloadavg()[0]
    starts = [started(store) for _ in range(options.starts)]
    with chat(store) as (running, url):
        ask(url, "Combien pour NEC 2022 ?")
        time.sleep(5)  # what the start has set going ends
        resting = idle(running.pid, options.idle)
        waited = people(url, options.seconds)
        held = call(url, "search_acts", "", "", "", 0)["found"]
        peak = peak_mb(running.pid)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "machine": {
            "cores": len(os.sched_getaffinity(0)),
            "python": platform.python_version(),
            "load_before": round(load, 2),
        },
        "store": {"acts": held, "specimens": options.store is None},
        "starts": starts,
        "idle": resting,
        "people": {"count": HOW_MANY, "seconds": options.seconds, **waited},
        "peak_mb": peak,
    }


def report(record: Record) -> str:
    first = min(one["first_answer_s"] for one in record["starts"])
    resting, kinds = record["idle"], ("at once", "thinking")
    lines = [
        f"{record['store']['acts']} acts; load before: {record['machine']['load_before']}",
        f"first answer, best of {len(record['starts'])} starts  {first:>8} s",
        f"CPU in {resting['seconds']} s of idleness        {resting['cpu_s']:>8} s",
        f"peak memory                      {record['peak_mb']:>8} MB",
        "",
        f"{HOW_MANY} people   questions  failures   p50 ms   p95 ms   max ms",
    ]
    for kind in kinds:
        told = record["people"].get(kind)
        if told:
            cells = (told[name] for name in ("questions", "failures", "p50_ms", "p95_ms", "max_ms"))
            lines.append(f"{kind:<10}" + "".join(f"{cell:>10}" for cell in cells))
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, help="a store (default: one of the specimen acts is made)")
    parser.add_argument("--starts", type=int, default=3, help="how often it is started for the first measure")
    parser.add_argument("--idle", type=int, default=50, help="seconds of idleness")
    parser.add_argument("--seconds", type=int, default=180, help="how long people ask")
    parser.add_argument("--output", type=Path, default=RESULTS, help="where the results are saved")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or ingested(Path(folder, "store"))
        record = measured(store, options)
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(report(record))
    return 0


def ingested(store: Path) -> Path:
    """A store of the specimen acts. (Without tesseract one of them is refused, which is no matter here.)"""
    words = [*ACTES, "--store", str(store), "ingest", str(ROOT / "corpus" / "acts")]
    done = subprocess.run(words, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
    if done.returncode > 1:
        raise SystemExit("the specimen acts could not be ingested")
    return store


if __name__ == "__main__":
    sys.exit(main())
