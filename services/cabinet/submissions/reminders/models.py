"""Tables of reminders: who has chosen which day, and what has been told."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, DateTime, SmallInteger, String, Uuid, func
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class ReminderDays(Base):
    """How many days before the window's beginning and end a user is reminded.

    As notifications has told it at `as_of`; without a row the defaults of its contract hold.
    """

    __tablename__ = "reminder_days"
    __table_args__ = (
        CheckConstraint("start_days BETWEEN 1 AND 15", name="start_days"),
        CheckConstraint("end_days BETWEEN 1 AND 15", name="end_days"),
    )

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    start_days: Mapped[int] = mapped_column(SmallInteger)
    end_days: Mapped[int] = mapped_column(SmallInteger)
    as_of: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Reminder(Base):
    """A user has been reminded of the window that opens on that day: of each end of it once."""

    __tablename__ = "reminders"
    __table_args__ = (CheckConstraint("kind IN ('start', 'end')", name="kind"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    opens_on: Mapped[date] = mapped_column(Date, primary_key=True)
    told_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
