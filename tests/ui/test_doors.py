"""Cookies and credentials, by themselves; the sign-in of programs is tested where they ask."""

from __future__ import annotations

import urllib.request
from base64 import b64encode
from email.message import Message
from pathlib import Path

import pytest

from tests.ui.browser import free_port, served
from tests.ui.fake_assistant import FakeAssistant
from ui.archive import LedgerArchive
from ui.auth import auth_line
from ui.doors import credentials


@pytest.mark.parametrize(
    "header", ["Basic", "Basic &&&", "Basic " + b64encode(b"no colon").decode(), "Basic /w=="]
)
def test_what_holds_no_credentials_is_none(header: str) -> None:
    assert credentials(header) is None


def test_cookies_stay_with_this_site_and_with_https(
    assistant: FakeAssistant, archive: LedgerArchive, tmp_path: Path
) -> None:
    people = tmp_path / "people"
    people.write_text(auth_line("zoe", "sesame"), "utf-8")
    with served(assistant, archive, free_port(), people) as url:
        behind_a_proxy, plain = (_sign_in(url, {"X-Forwarded-Proto": proto}) for proto in ("https", "http"))
    for cookie in behind_a_proxy + plain:
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "none" not in cookie.lower()
    assert all("; Secure" in cookie for cookie in behind_a_proxy)
    assert any("; Secure" not in cookie for cookie in plain)


def _sign_in(url: str, headers: dict[str, str]) -> list[str]:
    request = urllib.request.Request(f"{url}login", b"username=zoe&password=sesame", headers)
    with urllib.request.urlopen(request) as reply:
        told: Message = reply.headers
    return told.get_all("set-cookie") or []
