"""Locks on a file: among threads, and given back by a process that dies."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.locks import exclusive, exclusive_if_free, shared

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from index.locks import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(1000)
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")


def test_several_read_at_once(tmp_path: Path) -> None:
    with shared(tmp_path / "lock"), shared(tmp_path / "lock"), exclusive_if_free(tmp_path / "lock") as free:
        assert not free


def test_who_writes_is_alone(tmp_path: Path) -> None:
    lock, order = tmp_path / "lock", []

    def write(name: str) -> None:
        with exclusive(lock):
            order.append(f"{name} begins")
            time.sleep(0.02)
            order.append(f"{name} ends")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, "abcd"))
    assert [step.split()[0] for step in order[::2]] == [step.split()[0] for step in order[1::2]]
    with exclusive(lock), exclusive_if_free(lock) as free:
        assert not free
    with exclusive_if_free(lock) as free:
        assert free


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with exclusive_if_free(lock) as free:
            assert not free
        holder.kill()
        holder.wait()
        with exclusive_if_free(lock) as free:
            assert free
