"""When the desk works, and how its people are called."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, Integer, SmallInteger, Text, Time, Uuid
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


class DeskPerson(Base):
    """How the token of a member of staff called him last: users are in auth, names are shown here."""

    __tablename__ = "desk_people"

    staff_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
