"""An OpenAI-compatible endpoint: one message there, one text back, or ``NoReply``. Home of httpx.

Only what Ollama, vLLM, the Albert API and OpenAI all take is sent: model, messages, temperature, max_tokens, stream;
and one message of a user, for some models' templates know no other role.
"""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from assistant.llm.address import COMPLETIONS
from index.errors import NoReply
from index.settings import LanguageModel

LONGEST_REPLY = 200_000  # bytes
_MOST_TOKENS = 600
_GRACE = 1.0  # seconds for a cancelled call to end; one that doesn't is left behind
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)  # reasoning models print theirs first


class Endpoint:
    """Asks the model at its address; holds no state, so any number of threads may ask at once."""

    def __init__(self, to: LanguageModel) -> None:
        self._to = to

    def complete(self, message: str) -> str:
        """The model's text for this message, within its seconds whatever the other side does.

        Raises ``NoReply``; its message is for people and holds neither the key nor what was sent.
        """
        # A loop of its own in a thread of its own: whoever asks may be in one, and a name that is not
        # resolved can't be interrupted.
        runner = ThreadPoolExecutor(1, thread_name_prefix="llm")
        try:
            sent = message.encode("utf-8", "replace").decode()  # half a sign is no text
            return runner.submit(asyncio.run, self._complete(sent)).result(self._to.seconds + _GRACE)
        except TimeoutError:
            raise NoReply(f"no reply within {self._to.seconds:g} s") from None
        finally:
            runner.shutdown(wait=False)

    async def _complete(self, message: str) -> str:
        async with asyncio.timeout(self._to.seconds):
            try:
                return text_of(await self._posted(message))
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise NoReply(_reason(error)) from None

    async def _posted(self, message: str) -> bytes:
        """The body of the reply, read no further than it may be long."""
        asked = {
            "model": self._to.name,
            "messages": [{"role": "user", "content": message}],
            "temperature": 0,
            "max_tokens": _MOST_TOKENS,
            "stream": False,
        }
        headers = {"Authorization": f"Bearer {self._to.key}"} if self._to.key else {}
        # A proxy of the environment is for other machines; redirects are not followed, for they lead elsewhere.
        async with (
            httpx.AsyncClient(timeout=self._to.seconds, trust_env=not self._to.is_here) as client,
            client.stream("POST", self._to.base + COMPLETIONS, json=asked, headers=headers) as reply,
        ):
            if reply.status_code != httpx.codes.OK:
                raise NoReply(f"HTTP {reply.status_code}")
            body = bytearray()
            async for part in reply.aiter_bytes():
                body += part
                if len(body) > LONGEST_REPLY:
                    raise NoReply("the reply is too long")
            return bytes(body)


def _reason(error: httpx.HTTPError | httpx.InvalidURL) -> str:
    """A few words for people; of a time that ran out, the others don't tell which."""
    if isinstance(error, httpx.TimeoutException):
        return "no reply in time"
    return "no connection" if isinstance(error, httpx.NetworkError) else "no proper HTTP reply"


def text_of(body: bytes) -> str:
    """The text in a reply's body, without a model's thoughts. Raises ``NoReply``.

    >>> text_of(b'{"choices": [{"message": {"content": "<think>hm</think> oui"}, "finish_reason": "stop"}]}')
    'oui'
    """
    try:
        reply: Any = json.loads(body)
        choice = reply["choices"][0]
        content, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise NoReply("the reply is no chat completion") from None
    if ended == "length":
        raise NoReply("the reply was cut off")
    text = _THOUGHT.sub("", content).strip() if isinstance(content, str) else ""
    if not text:
        raise NoReply("the reply is empty")
    return text
