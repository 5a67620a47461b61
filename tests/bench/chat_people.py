"""People who ask a chat over HTTP: what Locust runs for ``bench_chat.py``. The questions are in the file that
``CHAT_QUESTIONS`` names, one a line.

All ask at the same moment first ("at once"). Then each reads the answer for 5 to 15 seconds, as a person does, and
asks the next ("thinking"). A reply that is no answer of ours counts as a failure.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

from gevent.event import Event
from locust import FastHttpUser, between, events, task

QUESTIONS = Path(os.environ["CHAT_QUESTIONS"]).read_text(encoding="utf-8").splitlines()
NO_FILTERS = ["", "", "", "", ""]
everyone_came = Event()


@events.spawning_complete.add_listener
def _all_came(**_: Any) -> None:
    everyone_came.set()


class Person(FastHttpUser):
    wait_time = between(5, 15)

    def on_start(self) -> None:
        everyone_came.wait()
        self.asks("at once")
        self.wait()

    @task
    def next_question(self) -> None:
        self.asks("thinking")

    def asks(self, name: str) -> None:
        body = {"data": [random.choice(QUESTIONS), [], *NO_FILTERS]}
        with self.client.post("/gradio_api/run/ask", json=body, name=name, catch_response=True) as reply:
            try:
                answer = json.loads(reply.json()["data"][0])
            except (TypeError, KeyError, ValueError):
                reply.failure(f"no answer: {reply.status_code}")
                return
            if "status" not in answer:
                reply.failure("no status in the answer")
