"""What other programs may ask: by the functions themselves, over HTTP and over MCP, with and without sign-in."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from base64 import b64encode
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant.types import ANYTHING, Scope
from index.purses import Purse
from tests.ui.browser import free_port, in_a_thread, served
from tests.ui.fake_assistant import FakeAssistant
from ui.archive import LedgerArchive
from ui.auth import auth_line
from ui.programs import functions

NAMES = ["ask", "search_acts", "grants", "act"]
BASIC = {"Authorization": "Basic " + b64encode("zoé:sésame".encode()).decode()}


@pytest.fixture
def call(assistant: FakeAssistant, archive: LedgerArchive) -> Any:
    """``call(name, ...)``: what the function of this name gives."""
    known = {function.__name__: function for function in functions(assistant, archive)}
    return lambda name, *given, **named: json.loads(known[name](*given, **named))


def test_an_answer_carries_its_citations(call: Any, assistant: FakeAssistant) -> None:
    assistant.asked.clear()
    told = call("ask", "Combien pour NEC 2022 ?", ["Bonjour"])
    assert told["status"] == "answered"
    assert told["citations"]
    assert {"file", "page", "act", "quote"} <= set(told["citations"][0])
    assert assistant.asked == [("Combien pour NEC 2022 ?", ("Bonjour",))]


FILTERS = {
    "council": "pas-de-calais",
    "year": "2022",
    "body": "permanente",
    "money": "given",
    "theme": "sport",
}


def test_a_question_is_asked_within_filters(call: Any, assistant: FakeAssistant) -> None:
    assistant.scopes.clear()
    assert call("ask", "Combien pour NEC 2022 ?", **FILTERS)["citations"]
    assert call("ask", "Combien pour NEC 2022 ?")["citations"]
    assert assistant.scopes == [
        Scope("Département du Pas-de-Calais", 2022, "Commission permanente", Purse.GIVEN, "Sport"),
        ANYTHING,
    ]


@pytest.mark.parametrize(
    ("name", "wish", "told"),
    [
        ("council", "Lense", "council Lense: the store holds none; it holds Commune de Lens"),
        ("council", "de", "council de: which one? "),
        ("year", "1999", "year 1999: the store holds none; it holds 2022; 2021"),
        ("money", "stolen", "money stolen: it is one of given, "),
    ],
)
def test_a_filter_that_means_nothing_is_told_and_nothing_asked(
    call: Any, assistant: FakeAssistant, name: str, wish: str, told: str
) -> None:
    assistant.asked.clear()
    (error,) = call("ask", "Combien ?", **{name: wish}).items()
    assert error[0] == "error"
    assert error[1].startswith(told)
    assert assistant.asked == []


def test_grants_sum_up_to_their_total(call: Any, archive: LedgerArchive) -> None:
    told = call("grants", limit=200)
    assert told["found"] == len(told["rows"]) > 10
    assert Decimal(told["total"]) == sum(Decimal(row["amount"]) for row in told["rows"] if row["amount"])
    assert all(row["page"] and row["quote"] for row in told["rows"] if row["file"].endswith(".pdf"))


def test_grants_are_narrowed(call: Any) -> None:
    every = call("grants")
    few = call("grants", council="VALMORIN", year="2021", limit=1)
    assert 0 < few["found"] < every["found"]
    assert len(few["rows"]) == 1
    assert few["rows"][0]["date"].startswith("2021")
    assert call("grants", council="nulle part")["found"] == 0
    assert call("grants", purse="requested")["purse"] == "requested"


def test_acts_are_found_and_told_whole(call: Any) -> None:
    told = call("search_acts", "numérique", limit=5)
    assert told["found"] >= 1
    one = call("act", told["acts"][0]["id"])
    assert one["found"] == 1
    assert one["acts"][0]["title"]
    assert call("act", "no such act") == {"found": 0, "acts": []}


@pytest.mark.parametrize("limit", [-5, 0, 10**9])
def test_no_limit_is_too_much(call: Any, limit: int) -> None:
    assert len(call("search_acts", limit=limit)["acts"]) <= 200


def test_they_are_the_programming_interface(address: str) -> None:
    with urllib.request.urlopen(f"{address}gradio_api/info") as reply:
        told = json.load(reply)
    assert list(told["named_endpoints"]) == [f"/{name}" for name in NAMES]
    assert told["unnamed_endpoints"] == {}


def test_over_http(address: str) -> None:
    told = json.loads(_post(f"{address}gradio_api/run/grants", ["", "valmorin", "", "given", 5])["data"][0])
    assert told["found"] > 0


def test_filters_over_http(address: str, assistant: FakeAssistant) -> None:
    assistant.scopes.clear()
    asked = ["Combien pour NEC 2022 ?", [], *FILTERS.values()]
    assert json.loads(_post(f"{address}gradio_api/run/ask", asked)["data"][0])["citations"]
    assert assistant.scopes[0].theme == "Sport"
    wrong = json.loads(
        _post(f"{address}gradio_api/run/ask", ["Combien ?", [], "", "1999", "", "", ""])["data"][0]
    )
    assert wrong == {"error": "year 1999: the store holds none; it holds 2022; 2021"}


def test_filters_over_mcp(address: str, assistant: FakeAssistant) -> None:
    assistant.scopes.clear()
    asked = {"question": "Combien pour NEC 2022 ?", **FILTERS}
    _, text = in_a_thread(_by_mcp(f"{address}gradio_api/mcp/", "ask", asked))
    assert json.loads(text)["citations"]
    assert assistant.scopes[0].purse is Purse.GIVEN


def test_mcp_tells_what_each_filter_is(address: str) -> None:
    with urllib.request.urlopen(f"{address}gradio_api/mcp/schema") as reply:
        (ask, *_) = json.load(reply)
    told = ask["inputSchema"]["properties"]
    assert list(told) == ["question", "history", *FILTERS]
    assert all(told[name]["description"].startswith("Only ") for name in FILTERS)


def test_over_mcp(address: str) -> None:
    tools, text = in_a_thread(_by_mcp(f"{address}gradio_api/mcp/", "search_acts", {"words": "numérique"}))
    assert tools == NAMES
    assert json.loads(text)["found"] >= 1


def test_a_program_signs_in_with_each_request(
    assistant: FakeAssistant, archive: LedgerArchive, tmp_path: Path
) -> None:
    people = tmp_path / "people"
    people.write_text(auth_line("zoé", "sésame"), "utf-8")
    with served(assistant, archive, free_port(), people) as url:
        for path in ("mcp/", "mcp/schema", "mcp/sse", "run/ask"):
            with pytest.raises(urllib.error.HTTPError, match="401") as refused:
                _post(f"{url}gradio_api/{path}", ["x"])
            refused.value.close()
        wrong = {"Authorization": "Basic " + b64encode("zoé:x".encode()).decode()}
        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            _post(f"{url}gradio_api/run/ask", ["x", []], wrong)
        refused.value.close()
        told = _post(f"{url}gradio_api/run/ask", ["Combien pour NEC 2022 ?", [], *[""] * 5], BASIC)
        assert json.loads(told["data"][0])["citations"]
        tools, _ = in_a_thread(_by_mcp(f"{url}gradio_api/mcp/", "grants", {}, BASIC))
        assert tools == NAMES


def _post(url: str, data: list[Any], headers: dict[str, str] | None = None) -> Any:
    body = json.dumps({"data": data}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json", **(headers or {})})
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


async def _by_mcp(
    url: str, name: str, given: dict[str, Any], headers: dict[str, str] | None = None
) -> tuple[list[str], str]:
    """The tools that are offered, and what one of them says."""
    async with (
        httpx.AsyncClient(headers=headers) as client,
        streamable_http_client(url, http_client=client) as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        tools = await session.list_tools()
        said = await session.call_tool(name, given)
        assert not said.isError
        return [tool.name for tool in tools.tools], getattr(said.content[0], "text", "")
