"""The panel has words for every reason for which a line, or a source's item, is refused."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from services.cabinet.intake import rules

ROOT = Path(__file__).resolve().parents[2]
CABINET = ROOT / "services" / "cabinet"
CONVERSION = ROOT / "services" / "integration" / "conversion"
WORDS = (
    ROOT
    / "web"
    / "apps"
    / "admin"
    / "src"
    / "features"
    / "integration"
    / "shared"
    / "lines"
    / "words"
)


def _calls(name: str, below: Path) -> list[list[ast.expr]]:
    trees = (ast.parse(path.read_text()) for path in below.rglob("*.py"))
    return [
        node.args
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
    ]


@cache
def _texts(name: str, below: Path = CABINET) -> frozenset[str]:
    """Return the texts that are the second argument of what is so called."""
    seconds = (arguments[1] for arguments in _calls(name, below) if len(arguments) > 1)
    return frozenset(
        node.value
        for node in seconds
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _codes() -> set[str]:
    said = _texts("Rejected")
    referred = {f"unknown-{what.replace(' ', '-')}" for what in _texts("Reference")}
    shapes = {*rules._CODES.values(), *rules._LITERAL_FIELDS.values()}
    # Of a source's items, before they become lines.
    unfit = _texts("Unfit", CONVERSION)
    return {*said, *referred, *shapes, *unfit, rules._code_by_start("any")}


def test_the_codes_are_found() -> None:
    assert {
        "unknown-meter",
        "unknown-usage-point",
        "bad-date",
        "not-yet",
        "off-the-day",
    } <= _codes()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_reason_for_refusing_a_line_has_words(language: str) -> None:
    text = (WORDS / f"{language}.ts").read_text()
    known = set(re.findall(r'^  "?([a-z-]+)"?:', text, re.MULTILINE))
    assert _codes() - known == set()
