"""The table of fields that staff have set."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, Index, Integer, String, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base
from services.cabinet.edits.rules import State


class StaffEdit(Base):
    """A column of an object that staff have set, and what a system has told otherwise since.

    Values are those of the column as JSON; an inner key of another table where the column is one.
    `delivered` is the system's latest word, `declined` the one that staff decided against; SQL's
    NULL: there was none, which is not JSON's `null`.
    """

    __tablename__ = "staff_edits"
    __table_args__ = (
        CheckConstraint(f"state IN {get_args(State)}", name="state"),
        Index(
            "ix_staff_edits_differing",
            "kind",
            "object_id",
            postgresql_where=text("state = 'differs'"),
        ),
    )

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    object_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
    state: Mapped[str] = mapped_column(String(8))
    edited_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    edited_by: Mapped[UUID] = mapped_column(Uuid)
    # As the member of staff was called then.
    editor: Mapped[str] = mapped_column(Text)
    delivered: Mapped[Any | None] = mapped_column(JSONB)
    delivered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    source: Mapped[str | None] = mapped_column(Text)
    batch_id: Mapped[str | None] = mapped_column(String(64))
    declined: Mapped[Any | None] = mapped_column(JSONB)
