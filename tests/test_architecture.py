"""The house's shape as tested facts: layers, the vendors' homes, the door, sizes. The map is ``tests/house.py``."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import DOOR, HEAVY, HOMES, LAYERS, PACKAGES, TRAINING

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 400
MOST_FUNCTION_LINES = 80
MOST_ARGUMENTS = 6


Function = ast.FunctionDef | ast.AsyncFunctionDef


# --- reading the sources -------------------------------------------------------------------------------


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {
    module_name(path): ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
}


def top(name: str) -> str:
    return name.partition(".")[0]


def imports(tree: ast.Module, known: set[str]) -> Iterator[tuple[int, str]]:
    """Every import, wherever it stands: its line, and the module's full name (of ``known`` ones exactly)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield node.lineno, inner if inner in known else base


def run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run when the module is imported: no function's body, nothing for the type checker."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from run_at_import(child)


def imported_at_once(tree: ast.Module) -> set[str]:
    """The top-level names that importing the module imports."""
    names = set()
    for node in run_at_import(tree):
        if isinstance(node, ast.Import):
            names |= {top(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(top(node.module or ""))
    return names


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    of = function.args
    names = [argument.arg for argument in (*of.posonlyargs, *of.args, *of.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Swallows whatever comes; a handler that cleans up and raises again swallows nothing."""
    match handler.body:
        case [*_, ast.Raise(exc=None)]:
            return False
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in caught)


# --- the rules: each gives its offences, one line each -------------------------------------------------


def layer_offences(modules: dict[str, ast.Module], layers: tuple[str, ...]) -> Iterator[str]:
    place = {name: rank for rank, layer in enumerate(layers) for name in layer.split()}
    for name, tree in modules.items():
        if name not in place:
            continue
        for line, imported in imports(tree, set(modules)):
            if imported.startswith("."):
                yield f"{name}:{line} imports {imported}: imports are absolute"
            elif top(imported) in PACKAGES and imported not in modules:
                yield f"{name}:{line} imports {imported}, which is no module"
            elif imported in place and place[imported] >= place[name]:
                yield f"{name}:{line} imports {imported}, which is not lower"


def vendor_offences(modules: dict[str, ast.Module]) -> Iterator[str]:
    ours = {*PACKAGES, *sys.stdlib_module_names} - {"sqlite3"}
    for name, tree in modules.items():
        for line, imported in imports(tree, set(modules)):
            vendor = top(imported)
            if vendor not in ours and not any(inside(name, home) for home in HOMES.get(vendor, ())):
                yield f"{name}:{line} imports {vendor}, whose home is {HOMES.get(vendor, 'nowhere')}"


def inside(name: str, home: str) -> bool:
    return name == home or name.startswith(home + ".")


def door_offences(modules: dict[str, ast.Module]) -> Iterator[str]:
    for name in set(modules) - DOOR:
        for node in ast.walk(modules[name]):
            if isinstance(node, ast.ExceptHandler) and catches_all(node):
                yield f"{name}:{node.lineno} catches everything"


def print_offences(modules: dict[str, ast.Module]) -> Iterator[str]:
    for name, tree in modules.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
                yield f"{name}:{node.lineno} prints"


def size_offences(name: str, source: str) -> Iterator[str]:
    lines = len(source.splitlines())
    if lines > MOST_LINES:
        yield f"{name} has {lines} lines"
    for function in functions(ast.parse(source)):
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > MOST_FUNCTION_LINES:
            yield f"{name}:{function.lineno} {function.name} has {lines} lines"


# --- the house -----------------------------------------------------------------------------------------


def test_every_module_has_one_place() -> None:
    placed = [name for layer in LAYERS for name in layer.split()]
    assert len(placed) == len(set(placed))
    # An __init__ that is a docstring and no more needs no place.
    real = {name for name, tree in MODULES.items() if any(not isinstance(x, ast.Expr) for x in tree.body)}
    assert sorted(real - set(placed)) == [], "add them to LAYERS"
    assert sorted(set(placed) - set(MODULES)) == [], "these are gone: take them out of LAYERS"


def test_modules_import_strictly_lower_layers() -> None:
    assert list(layer_offences(MODULES, LAYERS)) == []


def test_the_packages_lie_one_upon_the_other() -> None:
    order = [top(name) for layer in LAYERS for name in layer.split()]
    assert order == sorted(order, key=PACKAGES.index)


@pytest.mark.parametrize("package", PACKAGES)
def test_top_level_packages_import_nothing(package: str) -> None:
    assert list(imports(MODULES[package], set())) == []


def test_each_vendor_has_one_home() -> None:
    assert list(vendor_offences(MODULES)) == []


def test_heavy_vendors_are_imported_inside_functions() -> None:
    product = {name: tree for name, tree in MODULES.items() if not inside(name, TRAINING)}
    early = {name: imported_at_once(tree) & HEAVY for name, tree in product.items()}
    assert {name: heavy for name, heavy in early.items() if heavy} == {}


def test_only_the_door_catches_everything() -> None:
    assert sorted(door_offences(MODULES)) == []


def test_nothing_prints() -> None:
    assert list(print_offences(MODULES)) == []


@pytest.mark.parametrize("folder", [*PACKAGES, "corpus", "tests"])
def test_files_and_functions_stay_small(folder: str) -> None:
    paths = sorted((ROOT / folder).rglob("*.py"))
    offences = [
        offence
        for path in paths
        for offence in size_offences(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    ]
    assert offences == []


def test_functions_take_few_arguments() -> None:
    many = {
        f"{name}.{function.name}": len(arguments(function))
        for name, tree in MODULES.items()
        for function in functions(tree)
        if len(arguments(function)) > MOST_ARGUMENTS
    }
    assert many == {"ui.programs.ask": 7}  # each is a word that other programs may say


# --- the rules see what they are for -------------------------------------------------------------------

LOWER = "import ui.faces\n"
UPPER = "def f():\n    from index.ground import x\n"
HOUSE = {"index.ground": ast.parse(LOWER), "ui.faces": ast.parse(UPPER)}


def test_layers_see_an_import_upwards() -> None:
    assert list(layer_offences(HOUSE, ("index.ground", "ui.faces"))) == [
        "index.ground:1 imports ui.faces, which is not lower"
    ]


def test_layers_see_neighbours_and_late_imports() -> None:
    assert len(list(layer_offences(HOUSE, ("index.ground ui.faces",)))) == 2


def test_layers_see_relative_imports_and_unknown_modules() -> None:
    house = {"index.a": ast.parse("from . import b\nfrom index.gone import c\n")}
    assert len(list(layer_offences(house, ("index.a",)))) == 2


def test_vendors_are_seen_away_from_home() -> None:
    house = {"index.vectors": ast.parse("def f():\n    import chromadb.api\n    import gradio, leftpad\n")}
    assert [offence.split()[2] for offence in vendor_offences(house)] == ["gradio,", "leftpad,"]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import torch.nn", {"torch"}),
        ("if True:\n    from torch import nn", {"torch"}),
        ("class A:\n    import torch", {"torch"}),
        ("def f():\n    import torch", set()),
        ("if TYPE_CHECKING:\n    import torch", set()),
    ],
)
def test_imports_at_once_are_told_from_late_ones(source: str, names: set[str]) -> None:
    assert imported_at_once(ast.parse(source)) == names


@pytest.mark.parametrize("kind", ["", " Exception", " (OSError, BaseException)"])
def test_broad_handlers_are_seen(kind: str) -> None:
    tree = ast.parse(f"try:\n    pass\nexcept{kind}:\n    pass")
    assert list(door_offences({"index.a": tree})) == ["index.a:3 catches everything"]
    assert list(door_offences({"ui.cli": tree})) == []


def test_a_handler_that_raises_again_is_none() -> None:
    tree = ast.parse("try:\n    pass\nexcept BaseException:\n    x = 1\n    raise")
    assert list(door_offences({"index.a": tree})) == []


def test_sizes_are_seen() -> None:
    long = "def f():\n" + "    x = 1\n" * MOST_FUNCTION_LINES
    assert list(size_offences("a", long)) == [f"a:1 f has {MOST_FUNCTION_LINES + 1} lines"]
    assert list(size_offences("a", "\n" * (MOST_LINES + 1))) == [f"a has {MOST_LINES + 1} lines"]
