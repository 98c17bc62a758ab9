"""Rules of the house's style that no tool knows."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_LONGEST = 400


@pytest.mark.parametrize("place", ["services", "deploy", "tests"])
def test_no_file_is_too_long(place: str) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / place).rglob("*.py")
    }
    too_long = {path: lines for path, lines in lengths.items() if lines > _LONGEST}
    assert not too_long, "split it by subject, never by layer"
