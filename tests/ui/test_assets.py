"""The style sheet keeps the contrasts that everyone can read (WCAG 2.2, AA), by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ui.app

ASSETS = Path(ui.app.__file__).parent / "assets"
CSS = (ASSETS / "chat.css").read_text("utf-8")
TABLES = (ASSETS / "explorer.css").read_text("utf-8")
TEXT = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "blue-wash"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "blue-wash"),
    ("blue", "paper"),
    ("blue", "card"),
    ("card", "blue"),
    ("blue", "blue-wash"),
    ("warn", "warn-wash"),
    ("pen-ink", "pen"),
]


def variables(selector: str, css: str = CSS) -> dict[str, str]:
    block = re.search(rf"^{re.escape(selector)} \{{(.*?)\}}", css, re.DOTALL | re.MULTILINE)
    assert block is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block.group(1)))


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [":root", ".dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_contrast(theme: str, front: str, back: str) -> None:
    colours = variables(":root") | variables(theme)
    assert contrast(colours[front], colours[back]) >= 4.5


@pytest.mark.parametrize("theme", [":root", ".dark"])
@pytest.mark.parametrize("back", ["paper", "card"])
def test_the_focus_is_seen(theme: str, back: str) -> None:
    colours = variables(":root") | variables(theme)
    assert contrast(colours["focus"], colours[back]) >= 3


@pytest.mark.parametrize("theme", [":root", ".dark"])
@pytest.mark.parametrize("back", ["card", "blue-wash"])
def test_bars_are_seen(theme: str, back: str) -> None:
    colours = variables(":root") | variables(theme)
    assert contrast(variables(theme, TABLES)["bar"], colours[back]) >= 3


def test_nothing_is_fetched_from_elsewhere() -> None:
    for file in Path(ui.app.__file__).parent.joinpath("assets").iterdir():
        found = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", file.read_text("utf-8"))
        assert set(found) <= {"http://www.w3.org"}, file.name  # the name of SVG, fetched by nobody
        assert "@import" not in file.read_text("utf-8")
