"""What gets installed: names that are ours alone, imports that are quick, pins that agree."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PACKAGES = ("assistant", "index", "ui")
HEAVY = ("chromadb", "gradio", "sentence_transformers", "sqlalchemy", "torch", "transformers")


def loaded_by(statement: str) -> set[str]:
    """The heavy vendors in ``sys.modules`` of a fresh Python after this statement."""
    code = f"import sys\n{statement}\nsys.stderr.write(' '.join(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("package", PACKAGES)
def test_each_top_level_name_has_one_owner(package: str) -> None:
    # Seen twice, installed and in the working tree, it is still one distribution.
    assert set(packages_distributions()[package]) == {"council-acts-assistant"}


@pytest.mark.parametrize("module", [*PACKAGES, "ui.cli", "assistant.types", "index.types"])
def test_importing_loads_no_heavy_vendor(module: str) -> None:
    assert loaded_by(f"import {module}") == set()


def test_help_loads_no_heavy_vendor() -> None:
    assert loaded_by("from ui.cli import actes\nactes(['--help'], standalone_mode=False)") == set()


def test_the_check_sees_a_heavy_vendor() -> None:
    assert loaded_by("import sqlalchemy") == {"sqlalchemy"}


def pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def test_every_dependency_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", item)[0]).lower() for item in asked}
    assert sorted(names - set(pins(root))) == []


def test_pins_install_on_any_machine(root: Path) -> None:
    # A local version ("2.13.0+cpu") is found on no public index.
    assert [version for version in pins(root).values() if "+" in version] == []
    assert pins(root)["torch"] == "2.13.0"
