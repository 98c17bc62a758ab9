"""Letters that have come to appeals, each taken once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, String, Text, Uuid
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class AppealLetter(Base):
    """A letter, by the key under which notifications knows it, and what has come of it.

    `whole` is what stood in it before quotations were cut off, where that is in doubt or too long:
    for staff alone, and so in a table that no statement for consumers names (decision 0047).
    """

    __tablename__ = "appeal_letters"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('written', 'reopened', 'noted', 'closed', 'gone')", name="outcome"
        ),
        Index(None, "appeal_id"),
        Index(None, "message_id", postgresql_where=sql("message_id IS NOT NULL")),
        Index(None, "note_id", postgresql_where=sql("note_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    appeal_id: Mapped[UUID | None] = mapped_column(ForeignKey("appeals.id", ondelete="CASCADE"))
    outcome: Mapped[str | None] = mapped_column(String(8))
    message_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("appeal_messages.id", ondelete="CASCADE")
    )
    note_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("appeal_notes.id", ondelete="CASCADE")
    )
    # Whose letter a note is: not its author's.
    sender: Mapped[str | None] = mapped_column(String(320))
    whole: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
