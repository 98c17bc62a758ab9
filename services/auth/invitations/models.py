"""Table of invitations: a row for each person whom cabinet has named."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, DateTime, ForeignKey, Index, String, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class Invitation(Base):
    """A person of a servicing organisation; address and names go once the letter is written.

    `asked_at`: his letter waits to be written. `ended`: he acts for it no more, whatever arrives
    afterwards, since events may overtake each other.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        Index("ix_invitations_due", "asked_at", postgresql_where=text("asked_at IS NOT NULL")),
        Index(None, "user_id"),
    )

    person_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    email: Mapped[str] = mapped_column(String(254), server_default="")
    name: Mapped[str] = mapped_column(Text, server_default="")
    organization: Mapped[str] = mapped_column(Text, server_default="")
    again: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    asked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    user_id: Mapped[UUID | None] = mapped_column(Uuid, ForeignKey("users.id", ondelete="SET NULL"))
    ended: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
