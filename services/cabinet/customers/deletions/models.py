"""The table of what staff have deleted."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class Deletion(Base):
    """Accounts, or subscribers with theirs, that staff have deleted by one act.

    They are hidden, and come back whole (`restored_at`) as long as the term lasts; after it their
    numbers are free for others (`settled_at`). What was measured is not touched.
    """

    __tablename__ = "deletions"

    id: Mapped[int] = surrogate_key()
    deleted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    deleted_by: Mapped[UUID] = mapped_column(Uuid)
    # As the member of staff was called then.
    deleter: Mapped[str] = mapped_column(Text)
    restored_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    settled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
