"""The panel has words for every event that may not have arrived."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EVENTS = ROOT / "docs" / "reference" / "events.md"
FEATURE = ROOT / "web" / "apps" / "admin" / "src" / "features" / "integration" / "stuck-events"


def _names() -> set[str]:
    """Return the events of the reference, which is made from the code and held to it."""
    named = re.findall(r"^\| `\w+\.(\w+)\.v\d+` \|", EVENTS.read_text("utf-8"), re.MULTILINE)
    return {*named, "staff_acted"}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_event_has_words(language: str) -> None:
    text = (FEATURE / "words" / f"{language}.ts").read_text("utf-8")
    section = re.search(r"^  event: \{\n(.*?)^  \},", text, re.DOTALL | re.MULTILINE)
    assert section is not None
    known = set(re.findall(r"^    (\w+):", section[1], re.MULTILINE))
    assert {"user_registered", "supplier_changed"} <= _names()
    assert _names() - known == set()
