"""What staff write for themselves on appeals: notes, drafts of answers, and who is at one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, Identity, Index, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class DeskPerson(Base):
    """How a member of staff was called by his token last; who he is, auth knows."""

    __tablename__ = "desk_people"

    staff_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AppealNote(Base):
    """An internal note: a table apart, so that no statement for consumers can tell of it."""

    __tablename__ = "appeal_notes"
    __table_args__ = (Index(None, "appeal_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeals.id", ondelete="CASCADE"))
    # NULL: a letter that somebody else than the author sent (`by_letter`).
    staff_id: Mapped[UUID | None] = mapped_column(Uuid)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AnswerDraft(Base):
    """The answer that one member of staff is writing; no colleague reads or touches it."""

    __tablename__ = "answer_drafts"
    __table_args__ = (Index(None, "saved_at"),)

    appeal_id: Mapped[UUID] = mapped_column(
        ForeignKey("appeals.id", ondelete="CASCADE"), primary_key=True
    )
    staff_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    file_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AppealPresence(Base):
    """A member of staff who has an appeal open; it counts for 30 seconds."""

    __tablename__ = "appeal_presences"
    __table_args__ = (Index(None, "seen_at"),)

    appeal_id: Mapped[UUID] = mapped_column(
        ForeignKey("appeals.id", ondelete="CASCADE"), primary_key=True
    )
    staff_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    typing: Mapped[bool] = mapped_column(Boolean)
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
