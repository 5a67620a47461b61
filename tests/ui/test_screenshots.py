"""The README's pictures, taken of the specimen acts. ``ACTES_PICTURES=1`` puts them in their place."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from index.embed import ModelEmbedder
from tests.ui import screenshots
from tests.ui.browser import CHROMIUM, browser_test, free_port, served
from tests.ui.documents.serving import opened

NEW = "nec-2022-367.pdf"  # the one that is added while the pictures are taken


@pytest.fixture
def files(tmp_path: Path, corpus_acts: Path) -> list[Path]:
    """A file to add, and one that can't be read."""
    broken = tmp_path / "registre-1998.pdf"
    broken.write_bytes(b"%PDF-1.7\n")
    return [broken, corpus_acts / NEW]


def size(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as image:
        return image.size


@browser_test
@pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
def test_the_readmes_pictures_are_taken(
    root: Path, tmp_path: Path, corpus_acts: Path, files: list[Path]
) -> None:
    held = [path for path in sorted(corpus_acts.iterdir()) if path.name != NEW]
    folder = tmp_path / "pictures"
    with (
        opened(tmp_path / "store", *held, embedder=ModelEmbedder()) as stores,
        served(stores.assistant, stores.archive, free_port()) as url,
    ):
        # In a process of its own: playwright takes one at a time, and other tests have theirs.
        subprocess.run([sys.executable, screenshots.__file__, url, folder, *files], check=True)
    taken = {picture.name: size(picture) for picture in folder.iterdir()}
    for name in ("chat.png", "grants.png", "acts.png", "conversations.png", "documents.png"):
        assert taken[name] == tuple(2 * length for length in screenshots.DESKTOP)
    named = re.findall(r"docs/pictures/([\w-]+\.png)", (root / "README.md").read_text("utf-8"))
    assert set(named) <= set(taken)
    if os.environ.get("ACTES_PICTURES"):
        for picture in folder.iterdir():
            shutil.copy(picture, root / "docs" / "pictures")
