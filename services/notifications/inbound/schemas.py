"""Shapes of how the mailbox is, for staff."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

MailboxProblem = Literal[
    "certificate-not-trusted",
    "encryption-failed",
    "wrong-login",
    "host-unknown",
    "connection-refused",
    "timed-out",
    "no-folder",
    "not-looked-at",
    "failed",
]


class MailboxOut(BaseModel):
    """How the mailbox for answers is."""

    set_up: bool = Field(description="Whether answering by letter is possible at all.")
    checked_at: datetime | None = Field(description="When it was looked into last.")
    problem: MailboxProblem | None
    problem_since: datetime | None
    letters: dict[str, int] = Field(
        description="Of the last day, by what became of them; `waiting`: not dealt with yet."
    )
