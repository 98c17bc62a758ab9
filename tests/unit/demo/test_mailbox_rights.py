"""The demo's letters hold passwords: nobody else on the machine reads them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.demo.mailbox.letters import LetterFolder


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """Take nothing away from new files, as a careless shell does."""
    before = os.umask(0)
    yield
    os.umask(before)


def _rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_letters_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    name = LetterFolder(folder).keep("a@example.org", ["b@example.org"], b"Subject: x\r\n\r\ny")
    assert _rights(folder) == 0o700
    assert [_rights(path) for path in folder.iterdir()] == [0o600]
    letter = LetterFolder(folder).letter(name)
    assert letter is not None
    assert letter.recipients == ["b@example.org"]


def test_letters_of_before_are_closed_too(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir(mode=0o755)
    letter = folder / "1700000000000000000-0a0b0c0d.eml"
    letter.write_bytes(b"Subject: x\r\n\r\npassword")
    assert _rights(letter) == 0o666
    LetterFolder(folder)
    assert (_rights(folder), _rights(letter)) == (0o700, 0o600)
