"""The suite's own source code, as rules of the house look at it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ROOT / "services"


def modules(*names: str) -> Iterator[tuple[str, ast.Module]]:
    """Return the modules of all services, or those of these names: place and tree.

    A place is a path below `services/`. Migrations are left out.
    """
    for path in sorted(SERVICES.rglob("*.py")):
        if "migrations" not in path.parts and (not names or path.name in names):
            yield str(path.relative_to(SERVICES)), ast.parse(path.read_text("utf-8"))


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Return texts that are no docstrings."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value
