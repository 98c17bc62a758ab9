"""The panel has words for every reason for which cabinet refuses a batch's line."""

import ast
import re
from pathlib import Path

import pytest

from services.cabinet.intake import rules

ROOT = Path(__file__).resolve().parents[2]
CABINET = ROOT / "services" / "cabinet"
WORDS = ROOT / "web" / "apps" / "admin" / "src" / "features" / "integration" / "ledger" / "words"


def _calls(name: str) -> list[list[ast.expr]]:
    trees = (ast.parse(path.read_text()) for path in CABINET.rglob("*.py"))
    return [
        node.args
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
    ]


def _texts(calls: list[list[ast.expr]]) -> set[str]:
    seconds = (arguments[1] for arguments in calls if len(arguments) > 1)
    return {
        node.value
        for node in seconds
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _codes() -> set[str]:
    said = _texts(_calls("Rejected"))
    referred = {f"unknown-{what.replace(' ', '-')}" for what in _texts(_calls("Reference"))}
    shapes = {*rules._CODES.values(), *rules._LITERAL_FIELDS.values()}
    return {*said, *referred, *shapes, rules._code_by_start("any")}


def test_the_codes_are_found() -> None:
    assert {"unknown-meter", "unknown-usage-point", "bad-date", "not-yet"} <= _codes()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_reason_for_refusing_a_line_has_words(language: str) -> None:
    text = (WORDS / f"{language}.ts").read_text()
    section = re.search(r"^  line: \{\n(.*?)^  \},", text, re.DOTALL | re.MULTILINE)
    assert section is not None
    known = set(re.findall(r'^    "?([a-z-]+)"?:', section[1], re.MULTILINE))
    assert _codes() - known == set()
