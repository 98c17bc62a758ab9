"""Tables of the mailbox: what letters answer, which have come, and how the mailbox is."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class ReplyToken(Base):
    """What letters to one person about one appeal are answered with."""

    __tablename__ = "reply_tokens"
    __table_args__ = (UniqueConstraint("appeal_id", "user_id"),)

    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    appeal_id: Mapped[UUID] = mapped_column(Uuid)
    user_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class MailboxState(Base):
    """Up to where a mailbox has been looked through, and what is wrong with it.

    The numbers of its letters (UID) count within a `uidvalidity` of the server's.
    """

    __tablename__ = "mailbox_states"

    mailbox: Mapped[str] = mapped_column(Text, primary_key=True)
    uidvalidity: Mapped[int | None] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger, server_default="0")
    checked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    problem: Mapped[str | None] = mapped_column(String(32))
    problem_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class InboundLetter(Base):
    """A letter of the mailbox: waiting, done with an outcome, or abandoned; never its words."""

    __tablename__ = "inbound_letters"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'done', 'abandoned')", name="state"),
        UniqueConstraint("mailbox", "uidvalidity", "uid"),
        Index(
            "ix_inbound_letters_due", "due_at", "uid", postgresql_where=text("state = 'waiting'")
        ),
        Index("ix_inbound_letters_unmarked", "id", postgresql_where=text("NOT marked")),
        Index("ix_inbound_letters_sender", "sender", "done_at"),
        Index(None, "letter_key"),
        Index(None, "done_at"),
    )

    id: Mapped[UUID] = mapped_column(
        Uuid, primary_key=True, server_default=text("gen_random_uuid()")
    )
    mailbox: Mapped[str] = mapped_column(Text)
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10), server_default="waiting")
    outcome: Mapped[str | None] = mapped_column(String(12))
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    done_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Of the letter's own id and its sender: the same letter under another number is the same.
    letter_key: Mapped[UUID | None] = mapped_column(Uuid)
    # Two days, to count what one address sends.
    sender: Mapped[str | None] = mapped_column(String(320))
    # Whether the mailbox says that it was read, where it shall.
    marked: Mapped[bool] = mapped_column(Boolean, server_default="false")
    last_error: Mapped[str | None] = mapped_column(Text)
