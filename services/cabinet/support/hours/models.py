"""The tables of when the desk works."""

from datetime import date, time

from sqlalchemy import CheckConstraint, Date, Integer, SmallInteger, Text, Time
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class DeskHours(Base):
    """The one row of them: ISO days of the week, times by the supplier's clock."""

    __tablename__ = "desk_hours"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    days: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger))
    begins_at: Mapped[time] = mapped_column(Time)
    ends_at: Mapped[time] = mapped_column(Time)
    # Working minutes within which the first answer is due.
    answer_minutes: Mapped[int] = mapped_column(Integer)


class DeskDay(Base):
    """A day that is not as in other weeks: worked at its own times, or (NULL) not at all."""

    __tablename__ = "desk_days"
    __table_args__ = (
        CheckConstraint("(begins_at IS NULL) = (ends_at IS NULL)", name="both_times"),
    )

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    begins_at: Mapped[time | None] = mapped_column(Time)
    ends_at: Mapped[time | None] = mapped_column(Time)
    name: Mapped[str] = mapped_column(Text)
