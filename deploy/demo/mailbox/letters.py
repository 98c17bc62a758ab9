"""The folder of letters: one .eml file each, as it came, with its envelope in front."""

import email
import os
import re
import secrets
import time
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

_NAME = re.compile(r"[0-9]{19}-[0-9a-f]{8}")
_ENVELOPE_TO = "X-Envelope-To"
_ENVELOPE_FROM = "X-Envelope-From"


@dataclass(frozen=True)
class Letter:
    """A letter that was received."""

    name: str
    received_at: float
    sender: str
    recipients: list[str]
    message: EmailMessage

    def part(self, kind: str) -> str:
        """Return the text of the first part of that kind (`plain`, `html`), or nothing."""
        body = self.message.get_body((kind,))
        try:
            return str(body.get_content()) if body is not None else ""
        except (LookupError, ValueError):
            return "(cannot be read)"

    def headers(self) -> list[tuple[str, str]]:
        """Return all headers decoded, in their order."""
        return [(name, _decoded(value)) for name, value in self.message.raw_items()]

    def header(self, name: str) -> str:
        """Return the first header of that name decoded, or nothing."""
        return next((v for n, v in self.headers() if n.lower() == name.lower()), "")


def _decoded(value: object) -> str:
    # The newer parser puts a blank between the encoded words of a long name; this one does not.
    try:
        return str(make_header(decode_header(" ".join(str(value).splitlines()))))
    except (LookupError, ValueError, HeaderParseError):
        return str(value)


def _addresses(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


class LetterFolder:
    """Keeps letters; what was said yes to survives a kill and a power cut."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Letters hold passwords: they are for whoever runs the mailbox.
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        for path in folder.iterdir():
            path.chmod(0o600)

    def keep(self, sender: str, recipients: list[str], content: bytes) -> str:
        """Write a letter to the disk itself and return its name."""
        name = f"{time.time_ns():019d}-{secrets.token_hex(4)}"
        envelope = f"{_ENVELOPE_FROM}: {sender}\r\n{_ENVELOPE_TO}: {', '.join(recipients)}\r\n"
        temporary = self._folder / f"{name}.part"
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(envelope.encode() + content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._folder / f"{name}.eml")
        directory = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
        return name

    def names(self) -> list[str]:
        """Return the names of all letters, newest first."""
        return sorted((path.stem for path in self._folder.glob("*.eml")), reverse=True)

    def raw(self, name: str) -> bytes | None:
        """Return the file of a letter, or None when there is none."""
        path = self._folder / f"{name}.eml"
        return path.read_bytes() if _NAME.fullmatch(name) and path.exists() else None

    def letter(self, name: str) -> Letter | None:
        """Return a letter, or None when there is none."""
        raw = self.raw(name)
        if raw is None:
            return None
        message = email.message_from_bytes(raw, policy=default)
        return Letter(
            name=name,
            received_at=int(name.partition("-")[0]) / 1e9,
            sender=str(message.get(_ENVELOPE_FROM, "")),
            recipients=_addresses(str(message.get(_ENVELOPE_TO, ""))),
            message=message,
        )

    def letters(self, to: str | None, limit: int) -> list[Letter]:
        """Return the newest letters, all or those to one address in any case."""
        found: list[Letter] = []
        for name in self.names():
            if to is not None and not self._is_for(name, to):
                continue
            letter = self.letter(name)
            if letter is not None:
                found.append(letter)
            if len(found) >= limit:
                break
        return found

    def _is_for(self, name: str, to: str) -> bool:
        """Look at the envelope alone: whoever waits for a letter asks again and again, and to read
        a whole letter takes a hundred times as long."""
        lines = (self.raw(name) or b"").splitlines()
        told = f"{_ENVELOPE_TO}: ".encode()
        envelope = next((line for line in lines[:2] if line.startswith(told)), told)
        recipients = _addresses(envelope[len(told) :].decode(errors="replace"))
        return to.lower() in (item.lower() for item in recipients)
