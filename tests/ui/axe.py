"""axe-core in a page of the browser: what it finds that keeps people from using it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
# All rules, those of WCAG 2.2 too that axe leaves out unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
GRAVE = ("serious", "critical")


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken by one element."""

    state: str
    rule: str
    impact: str
    target: str
    html: str
    why: str

    @property
    def grave(self) -> bool:
        return self.impact in GRAVE

    def __str__(self) -> str:
        return f"{self.state}: {self.impact} {self.rule} at {self.target}\n  {self.html[:200]}\n  {self.why}"


def examined(page: Page, state: str) -> list[Finding]:
    """What axe finds in the page as it is now."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci --prefix tests/ui)")
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    told: dict[str, Any] = page.evaluate(f"axe.run(document, {json.dumps(OPTIONS)})")
    return [
        Finding(
            state,
            rule["id"],
            node["impact"] or "minor",
            " ".join(map(str, node["target"])),
            node["html"],
            node["failureSummary"].replace("\n", " "),
        )
        for rule in told["violations"]
        for node in rule["nodes"]
    ]
