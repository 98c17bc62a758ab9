"""Which appeal a letter answers, who wrote it, and what no person wrote; pure."""

import base64
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Literal
from uuid import UUID, uuid5

from services.kit.queue import backoff

# What became of a letter. Left in the mailbox unread, for people: who wrote it is not known here,
# nobody could read it, or its sender writes too much.
Outcome = Literal[
    "written", "reopened", "noted", "closed", "untold", "automatic", "double", "empty",
    "gone", "stranger", "unreadable", "too_many", "failed",
]  # fmt: skip
LEFT: frozenset[str] = frozenset({"stranger", "unreadable", "too_many", "failed", "gone"})
# Of these one sender has so many an hour (`replies_per_hour`): they answer a letter of ours. What
# answers none costs one word a day, and may come from anybody who writes another's name.
COUNTED: frozenset[str] = frozenset({"written", "reopened", "noted", "closed"})

MOST_ATTEMPTS = 8
TOO_MANY_SECONDS = 600.0
GIVEN_UP_AFTER = timedelta(days=3)
# Of a mailbox that is new to us, or has begun its numbers anew: days back.
FIRST_DAYS, AGAIN_DAYS = 1, 14
_FIRST_PAUSE, _LONGEST_PAUSE, _LONGEST_SERVER_PAUSE = 5.0, 3600.0, 60.0

_TOKEN_BYTES = 16
_TOKEN = "[a-z2-7]{26}"  # noqa: S105 - what one looks like
_IN_REFERENCES = re.compile(rf"\.({_TOKEN})@", re.IGNORECASE)
_SPACE = UUID("5f0c3c1e-5a8e-4f0e-9d0b-1c7b0c6f5a11")
_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
_MACHINES = frozenset({"mailer-daemon", "postmaster"})
_TELLTALES = (
    "x-autoreply", "x-autorespond", "x-autoresponder", "x-failed-recipients", "list-id",
    "list-unsubscribe", "x-auto-reply-from",
)  # fmt: skip


def new_token() -> str:
    """Return a token that nobody can guess: 128 bits, in letters that survive any mail server."""
    return base64.b32encode(secrets.token_bytes(_TOKEN_BYTES)).decode().rstrip("=").lower()


def tokens_of(base: str, recipients: Iterable[str], references: str) -> list[str]:
    """Return the tokens that a letter carries: first of addresses, then of what it refers to.

    `base` is the address for replies, `references` the headers In-Reply-To and References.
    """
    local = re.escape(base.rpartition("@")[0])
    addressed = re.compile(rf"(?<![^\s<,;:\"]){local}\+({_TOKEN})@", re.IGNORECASE)
    found = [match for one in recipients for match in addressed.findall(one)]
    found += _IN_REFERENCES.findall(references)
    return list(dict.fromkeys(token.lower() for token in found))[:20]


def plain_address(address: str) -> str:
    """Return an address as it is compared: small letters, its domain in ASCII; "" for none."""
    local, _, domain = address.strip().rpartition("@")
    if not local or not domain or " " in address.strip() or not address.isprintable():
        return ""
    try:
        domain = domain.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{local}@{domain}".lower()


def same_address(one: str, other: str | None) -> bool:
    """Say whether two addresses are one."""
    return bool(plain_address(one)) and plain_address(one) == plain_address(other or "")


def is_automatic(headers: Mapping[str, Sequence[str]], sender: str, kind: str) -> bool:
    """Say whether a machine wrote a letter: nothing answers it (RFC 3834).

    `headers` by small names, `kind` is the type of the whole letter.
    """
    submitted = [value.partition(";")[0].strip().lower() for value in headers["auto-submitted"]]
    precedence = {value.strip().lower() for value in headers["precedence"]}
    return (
        any(value != "no" for value in submitted)
        or bool(precedence & _BULK)
        or any(headers[name] for name in _TELLTALES)
        or any(value.strip() == "<>" for value in headers["return-path"])
        or kind == "multipart/report"
        or sender.partition("@")[0].lower() in _MACHINES
        or not sender
    )


def letter_key(message_id: str, sender: str, digest: str) -> UUID:
    """Return by what a letter is known that comes twice; `digest` stands in for a Message-ID."""
    return uuid5(_SPACE, f"{sender}\n{message_id.strip() or digest}")


def retry_pause(attempts: int) -> float:
    """Return the seconds to wait after so many tries of one letter: 5 s doubling to 1 h."""
    return backoff(attempts, _FIRST_PAUSE, _LONGEST_PAUSE)


def server_pause(failures: int) -> float:
    """Return the seconds to wait after so many failures to reach a server: 5 s to 1 min."""
    return backoff(failures, _FIRST_PAUSE, _LONGEST_SERVER_PAUSE)
