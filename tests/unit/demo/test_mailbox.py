"""Whose letters the development mailbox finds."""

from pathlib import Path

import pytest

from deploy.demo.mailbox.letters import LetterFolder

_CONTENT = b"To: somebody@example.org\r\nSubject: News\r\n\r\nX-Envelope-To: eve@example.org\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> LetterFolder:
    folder = LetterFolder(tmp_path)
    for recipients in (["anna@example.org"], ["Ivan@example.org", "anna@example.org"]):
        folder.keep("noreply@example.org", recipients, _CONTENT)
    return folder


@pytest.mark.parametrize(
    ("to", "found"),
    [
        ("ANNA@example.org", 2),
        ("ivan@EXAMPLE.org", 1),
        (None, 2),
        # A part of an address, the letter's own header and its text are no envelope.
        ("na@example.org", 0),
        ("somebody@example.org", 0),
        ("eve@example.org", 0),
    ],
)
def test_letters_are_found_by_their_envelope(
    folder: LetterFolder, to: str | None, found: int
) -> None:
    letters = folder.letters(to, 10)
    assert len(letters) == found
    assert [one.header("Subject") for one in letters] == ["News"] * found


def test_the_newest_letters_come_first(folder: LetterFolder) -> None:
    (newest,) = folder.letters("anna@example.org", 1)
    assert newest.recipients == ["Ivan@example.org", "anna@example.org"]
