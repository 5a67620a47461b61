"""The training stands apart: the product neither imports nor installs it."""

from __future__ import annotations

import tomllib
from pathlib import Path

TRAINING = "index.model.training"


def test_the_product_does_not_know_the_training(root: Path) -> None:
    own = root / "index" / "model" / "training"
    sources = {path for package in ("index", "assistant", "ui") for path in (root / package).rglob("*.py")}
    own_sources = {path for path in sources if path.is_relative_to(own)}
    knowing = {
        path
        for path in sources
        if f"import {TRAINING}" in (text := path.read_text("utf-8")) or f"from {TRAINING}" in text
    }
    assert own_sources & knowing, "the training imports itself: else this looks for the wrong words"
    assert knowing - own_sources == set()


def test_the_training_is_not_installed(root: Path) -> None:
    setuptools = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert f"{TRAINING}*" in setuptools["packages"]["find"]["exclude"]
