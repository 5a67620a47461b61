"""The door that documents come in by: ``PUT /documents?name=NAME``, the file's bytes as its body.

It stands before Gradio's pages, so that a file goes straight to its place: who may not add is refused before a byte is
read, and so is what is too large.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from index.errors import ActesError
from index.intake import Intake, Receipt
from index.receiving import NotReceived
from ui.doors import signed_in

PLACE = "/documents"
_OURS = (None, "same-origin", "none")  # from a page of ours; no browser, or one that doesn't tell


@dataclass(frozen=True, slots=True)
class Editing:
    """Where documents go, and who may add them: ``edits`` is asked with the name of who has signed in, None where
    nobody has to."""

    intake: Intake
    edits: Callable[[str | None], bool]


class Deliveries:
    """Lets documents in. All else goes on to the app."""

    def __init__(self, app: ASGIApp, editing: Editing) -> None:
        self._app, self._editing = app, editing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PLACE:
            return await self._app(scope, receive, send)
        reply = await self._answer(scope, receive)
        return await reply(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        headers, who = Headers(scope=scope), signed_in(scope)
        if scope["method"] != "PUT":
            return _refused(405, "a document is given with PUT", "send its bytes as the body")
        if headers.get("sec-fetch-site") not in _OURS:
            return _refused(403, "another site asks for it", "add documents on the page itself")
        if not self._editing.edits(who):
            return _refused(403, "adding documents is for editors", "ask for the role of an editor")
        size = headers.get("content-length", "")
        if not size.isdigit():
            return _refused(411, "the size is not told", "send Content-Length")
        (name, *_) = parse_qs(scope["query_string"].decode("ascii", "replace")).get("name", [""])
        try:
            receipt = await asyncio.to_thread(self._editing.intake.receive, name, int(size), who or "")
            return await _received(receipt, int(size), Request(scope, receive))
        except NotReceived as error:
            return _refused(413, error.reason, error.advice)
        except (ActesError, OSError) as error:
            return _refused(507, f"it could not be kept: {error}", "tell who runs the server")


async def _received(receipt: Receipt, size: int, request: Request) -> Response:
    """What became of a document, once its bytes have come."""
    come = 0
    try:
        async for part in request.stream():
            come += len(part)
            await asyncio.to_thread(receipt.write, part)
        if come == size:
            return JSONResponse(asdict(await asyncio.to_thread(receipt.done)), 201)
    except ClientDisconnect:
        pass
    finally:
        await asyncio.to_thread(receipt.cut)
    return _refused(400, "not all of it arrived", "send it again")


def _refused(status: int, reason: str, advice: str) -> Response:
    return JSONResponse({"reason": reason, "advice": advice}, status)
