"""The table of when the desk works."""

from datetime import time

from sqlalchemy import CheckConstraint, Integer, SmallInteger, Time
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
