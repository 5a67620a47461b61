"""A language model's endpoint on this machine: a real HTTP server that answers as a test wants it to."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from index.settings import LanguageModel

Reply = Callable[["Handler", str], None]  # writes the reply to a message


@dataclass
class Served:
    """What a running server was asked, and what it replies from now on."""

    reply: Reply
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    done: Event = field(default_factory=Event)  # set when the test is over: who waits goes home
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def messages(self) -> list[str]:
        return [body["messages"][0]["content"] for body in self.asked]

    def model(self, seconds: float = 5.0, key: str = "") -> LanguageModel:
        return LanguageModel(self.url, "petit-modele", key, seconds)


class Handler(BaseHTTPRequestHandler):
    served: Served

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.served.asked.append(body)
        self.served.headers.append(dict(self.headers.items()))
        self.served.paths.append(self.path)
        try:
            self.served.reply(self, body["messages"][0]["content"])
        except OSError:
            self.close_connection = True  # whoever asked has left

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's output is its own."""

    def send(self, body: bytes, status: int = 200, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(reply: Reply) -> Iterator[Served]:
    """A server that replies so, on a free port."""
    served = Served(reply)
    handler = type("One", (Handler,), {"served": served})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        served.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield served
        finally:
            served.done.set()
            server.shutdown()
            thread.join()


def nobody() -> LanguageModel:
    """A model where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return LanguageModel(f"http://127.0.0.1:{port}/v1", "personne", seconds=5.0)


# --- replies -------------------------------------------------------------------------------------------


def completion(content: object, **choice: object) -> bytes:
    """A chat completion, as such endpoints print it."""
    message = {"role": "assistant", "content": content}
    reply = {"object": "chat.completion", "choices": [{"index": 0, "message": message, **choice}]}
    return json.dumps(reply, ensure_ascii=False).encode()


def says(content: object, **choice: object) -> Reply:
    return lambda handler, _: handler.send(completion(content, **choice))


def sends(body: bytes, status: int = 200, kind: str = "application/json") -> Reply:
    return lambda handler, _: handler.send(body, status, kind)


def rereads(question: str) -> Reply:
    """Words every question so."""
    return says(json.dumps({"question": question}, ensure_ascii=False))


def waits(handler: Handler, _: str) -> None:
    """Never replies."""
    handler.served.done.wait()
    handler.close_connection = True


def dribbles(handler: Handler, _: str) -> None:
    """Replies a byte at a time, without end: no single wait is long."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.served.done.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()
    handler.close_connection = True


def floods(handler: Handler, _: str) -> None:
    """Sends without end, as fast as it can."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.served.done.is_set():
        handler.wfile.write(b" " * 65536)


def hangs_up(handler: Handler, _: str) -> None:
    handler.close_connection = True


def is_no_http(handler: Handler, _: str) -> None:
    handler.wfile.write(b"\x00\x01 nonsense\r\n\r\n")
    handler.close_connection = True


def is_no_gzip(handler: Handler, _: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", "5")
    handler.end_headers()
    handler.wfile.write(b"nogz!")


def leads_elsewhere(url: str) -> Reply:
    def reply(handler: Handler, _: str) -> None:
        handler.send_response(307)
        handler.send_header("Location", url)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return reply
