"""The endpoint's client: what it sends, and that whatever comes back is a text or ``NoReply``, in bounded time."""

from __future__ import annotations

import asyncio
import logging

import pytest

from assistant.llm.address import language_model
from assistant.llm.endpoint import LONGEST_REPLY, Endpoint
from index.errors import BadEndpoint, NoReply
from tests.assistant.llm.server import (
    Reply,
    completion,
    dribbles,
    floods,
    hangs_up,
    is_no_gzip,
    is_no_http,
    leads_elsewhere,
    nobody,
    says,
    sends,
    serving,
    waits,
)


def test_what_is_sent_is_what_every_such_endpoint_takes() -> None:
    with serving(says("oui")) as served:
        assert Endpoint(served.model(key="sesame")).complete("dis oui : « œ »") == "oui"
    assert served.paths == ["/v1/chat/completions"]
    assert served.headers[0]["Authorization"] == "Bearer sesame"
    assert set(served.asked[0]) == {"model", "messages", "temperature", "max_tokens", "stream"}
    assert served.asked[0]["model"] == "petit-modele"
    assert served.asked[0]["messages"] == [{"role": "user", "content": "dis oui : « œ »"}]
    assert (served.asked[0]["temperature"], served.asked[0]["stream"]) == (0, False)


def test_without_a_key_none_is_sent() -> None:
    with serving(says("oui")) as served:
        Endpoint(served.model()).complete("?")
    assert "Authorization" not in served.headers[0]


def test_half_a_sign_is_sent_as_a_question_mark() -> None:
    with serving(says("oui")) as served:
        assert Endpoint(served.model()).complete("a\ud800b") == "oui"
    assert served.messages == ["a?b"]


def test_whoever_runs_a_loop_may_ask_too() -> None:
    async def within_a_loop(endpoint: Endpoint) -> str:
        return endpoint.complete("?")

    with serving(says("oui")) as served:
        assert asyncio.run(within_a_loop(Endpoint(served.model()))) == "oui"


def test_thoughts_are_not_the_reply() -> None:
    with serving(says("<think>\n10 000 ?\n</think>\n\noui")) as served:
        assert Endpoint(served.model()).complete("?") == "oui"


BADLY: dict[str, tuple[Reply, str]] = {
    "500": (sends(b"{}", 500), "HTTP 500"),
    "401": (sends(b'{"error": "sesame is wrong"}', 401), "HTTP 401"),
    "404": (sends(b"not here", 404, "text/plain"), "HTTP 404"),
    "html": (sends(b"<html>Welcome</html>", kind="text/html"), "no chat completion"),
    "no json": (sends(b'{"choices": [{"mess'), "no chat completion"),
    "a stream": (sends(b'data: {"choices": []}\n\ndata: [DONE]\n\n', kind="text/event-stream"), "no chat"),
    "another object": (sends(b'{"choices": {"message": 1}}'), "no chat completion"),
    "a list": (sends(b"[1, 2]"), "no chat completion"),
    "no choice": (sends(b'{"choices": []}'), "no chat completion"),
    "deep": (sends(b"[" * 100_000), "no chat completion"),
    "no text": (sends(b'{"choices": [{"message": {"role": "assistant"}}]}'), "no chat completion"),
    "not utf-8": (sends(b'{"choices": [{"message": {"content": "\xff\xfe\xe9"}}]}'), "no chat completion"),
    "no words": (says("  "), "empty"),
    "null": (says(None), "empty"),
    "parts": (says([{"type": "text", "text": "oui"}]), "empty"),
    "only thoughts": (says("<think>hm</think>"), "empty"),
    "cut off": (says("Le montant est", finish_reason="length"), "cut off"),
    "too long": (sends(completion("a" * LONGEST_REPLY)), "too long"),
    "a flood": (floods, "too long"),
    "hung up": (hangs_up, "no proper HTTP reply"),
    "no http": (is_no_http, "no proper HTTP reply"),
    "bad gzip": (is_no_gzip, "no proper HTTP reply"),
}


@pytest.mark.parametrize("case", BADLY)
def test_what_is_no_reply_is_told_so(case: str) -> None:
    reply, reason = BADLY[case]
    with serving(reply) as served, pytest.raises(NoReply, match=reason):
        Endpoint(served.model()).complete("?")


@pytest.mark.parametrize("reply", [waits, dribbles])
def test_what_is_late_is_not_waited_for(reply: Reply) -> None:
    with serving(reply) as served, pytest.raises(NoReply, match=r"within 0\.3 s|in time"):
        Endpoint(served.model(seconds=0.3)).complete("?")


def test_where_nobody_listens() -> None:
    with pytest.raises(NoReply, match="no connection"):
        Endpoint(nobody()).complete("?")


def test_redirects_are_not_followed() -> None:
    with serving(says("oui")) as elsewhere, serving(leads_elsewhere(elsewhere.url)) as served:
        with pytest.raises(NoReply, match="HTTP 307"):
            Endpoint(served.model(key="sesame")).complete("?")
        assert elsewhere.asked == []


def test_a_proxy_of_the_environment_is_not_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says("oui")) as served, serving(says("non")) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        assert Endpoint(served.model()).complete("?") == "oui"
        assert proxy.asked == []


def test_the_key_is_told_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(sends(b"{}", 401)) as served:
        model = served.model(key="sesame-ouvre-toi")
        with pytest.raises(NoReply) as error:
            Endpoint(model).complete("?")
    assert served.headers[0]["Authorization"] == "Bearer sesame-ouvre-toi"
    assert caplog.records  # vendors do log
    assert "sesame" not in f"{caplog.text} {error.value} {model}"


# --- addresses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "base", "here", "clear"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1", True, False),
        ("http://127.0.0.1:8000/v1/chat/completions", "http://127.0.0.1:8000/v1", True, False),
        ("http://[::1]:8000/v1/", "http://[::1]:8000/v1", True, False),
        ("https://albert.api.etalab.gouv.fr/v1", "https://albert.api.etalab.gouv.fr/v1", False, False),
        ("http://gpu.mairie.example:8000/v1", "http://gpu.mairie.example:8000/v1", False, True),
        ("https://localhost.example.org/v1", "https://localhost.example.org/v1", False, False),
        ("http://127.0.0.1.example.org/v1", "http://127.0.0.1.example.org/v1", False, True),
    ],
)
def test_addresses(url: str, base: str, here: bool, clear: bool) -> None:
    model = language_model(url, " m ", "k", 1.0)
    assert (model.base, model.name, model.is_here, model.is_in_clear) == (base, "m", here, clear)


@pytest.mark.parametrize(
    ("url", "name", "key", "reason"),
    [
        ("localhost:11434", "m", "", "an address like"),
        ("ftp://localhost/v1", "m", "", "an address like"),
        ("http://", "m", "", "an address like"),
        ("http://localhost/v1?key=1", "m", "", "an address like"),
        ("http://a b/v1", "m", "", "no spaces"),
        ("http://localhost:x/v1", "m", "", "--llm-url"),
        ("http://[::1/v1", "m", "", "--llm-url"),
        ("https://me:sesame@example.org/v1", "m", "", "ACTES_LLM_KEY"),
        ("http://localhost/v1", " ", "", "--llm-model"),
        ("http://localhost/v1", "a\nb", "", "--llm-model"),
        ("http://localhost/v1", "m", "sesame\r\nX: y", "ACTES_LLM_KEY"),
        ("http://localhost/v1", "m", "sésame", "ACTES_LLM_KEY"),
    ],
)
def test_what_is_no_address_is_refused(url: str, name: str, key: str, reason: str) -> None:
    with pytest.raises(BadEndpoint, match=reason) as refused:
        language_model(url, name, key, 1.0)
    assert "sesame" not in str(refused.value)
