from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.plain import decode, read_text

FRENCH = "L’an deux mille vingt-deux, le Conseil départemental, réuni à Arras, a délibéré : 10 € à l’œuvre."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_french_text_is_decoded(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


@given(st.text(alphabet=st.characters(exclude_categories=["C"]), min_size=1))
def test_utf8_is_kept_as_it_is_but_nfc(text: str) -> None:
    made = read_text(Path("a.txt"), ("x" + text).encode(), "sha")
    plain = text.replace("\u2028", "\n").replace("\u2029", "\n")
    assert made.pages[0].text == unicodedata.normalize("NFC", "x" + plain)


@given(st.binary(min_size=1))
def test_bytes_with_nul_are_never_text(data: bytes) -> None:
    assert decode(data + b"\x00") is None


def test_a_few_controls_become_spaces() -> None:
    text = "Le conseil municipal décide d'attribuer une subvention à l'association. " * 3
    assert decode(f"{text}\x02".encode()) == f"{text} "
    assert decode(("\x01\x02\x03\x04" + text[:40]).encode()) is None
