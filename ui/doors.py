"""What stands before the chat's pages: programs that sign in with each request, and cookies that travel safely."""

from __future__ import annotations

import secrets
from base64 import b64decode
from binascii import Error as NotBase64

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.auth import Door

MCP = "/gradio_api/mcp"
UPLOAD = "/gradio_api/upload"
_ASK_FOR_NAME = {"WWW-Authenticate": 'Basic realm="actes", charset="UTF-8"'}


class Programs:
    """A program has no cookie: it gives name and password with each request, as HTTP Basic.

    What Gradio serves asks for its cookie by itself; its MCP server asks for nothing, so it is closed here.
    """

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door
        self._tokens: dict[str, str] = {}  # Gradio's, of the programs that came so far

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            given = credentials(Headers(scope=scope).get("authorization", ""))
            if given is not None:
                if not await self._door.admits(*given):
                    return await _refuse("the name and the password don't fit", scope, receive, send)
                scope = self._signed_in(given[0], scope)
            elif MCP in scope["path"] and signed_in(scope) is None:
                return await _refuse("sign in with HTTP Basic", scope, receive, send)
        return await self._app(scope, receive, send)

    def _signed_in(self, name: str, scope: Scope) -> Scope:
        """The request with the cookie that someone of this name would have."""
        token = self._tokens.setdefault(name, secrets.token_urlsafe())
        scope["app"].tokens[token] = name
        others = [(key, value) for key, value in scope["headers"] if key not in (b"cookie", b"authorization")]
        cookie = f"{_cookie(scope)}={token}".encode("latin-1")
        return {**scope, "headers": [*others, (b"cookie", cookie)]}


def credentials(header: str) -> tuple[str, str] | None:
    """Name and password of an ``Authorization`` header; None where it holds none.

    >>> credentials("Basic em/DqTpzw6lzYW1l"), credentials("Bearer x"), credentials("")
    (('zoé', 'sésame'), None, None)
    """
    scheme, _, coded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, parted, password = b64decode(coded, validate=True).decode("utf-8").partition(":")
    except (NotBase64, UnicodeDecodeError):
        return None
    return (name, password) if parted else None


def signed_in(scope: Scope) -> str | None:
    """The name under which a cookie was given by Gradio; None for no such cookie."""
    cookies, tokens = HTTPConnection(scope).cookies, scope["app"].tokens
    given = (cookies.get(_cookie(scope, kind)) for kind in ("access-token", "access-token-unsecure"))
    return next((tokens[token] for token in given if token in tokens), None)


def _cookie(scope: Scope, kind: str = "access-token-unsecure") -> str:
    return f"{kind}-{scope['app'].cookie_id}"


async def _refuse(why: str, scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(f"{why}\n", 401, _ASK_FOR_NAME)(scope, receive, send)


class NoUploads:
    """Gradio takes files from anyone who may see a page, to a folder that nobody empties: none of ours needs that."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        closed = scope["type"] == "http" and scope["path"].rstrip("/") == UPLOAD
        app = PlainTextResponse("no files are taken here\n", 404) if closed else self._app
        await app(scope, receive, send)


class SafeCookies:
    """Cookies stay with this site; behind a proxy that speaks HTTPS (``X-Forwarded-Proto``) they never travel
    in clear. Gradio lets them go to any site, and marks one of its two so only."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                cookies = headers.getlist("set-cookie")
                del headers["set-cookie"]
                for cookie in cookies:
                    headers.append("set-cookie", safe(cookie, encrypted=_is_encrypted(scope)))
            await send(message)

        await self._app(scope, receive, sent if scope["type"] == "http" else send)


def _is_encrypted(scope: Scope) -> bool:
    return "https" in (scope["scheme"], Headers(scope=scope).get("x-forwarded-proto", ""))


def safe(cookie: str, *, encrypted: bool) -> str:
    """A cookie as it is set, kept to this site, and to HTTPS where that is spoken.

    >>> safe("a=b; Path=/; SameSite=none; Secure", encrypted=False), safe("a=b; Path=/", encrypted=True)
    ('a=b; Path=/; Secure; SameSite=lax', 'a=b; Path=/; SameSite=lax; Secure')
    """
    kept = [part for part in cookie.split("; ") if not part.lower().startswith("samesite=")]
    secured = any(part.lower() == "secure" for part in kept)
    return "; ".join([*kept, "SameSite=lax", *(["Secure"] if encrypted and not secured else [])])
