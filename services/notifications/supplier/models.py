"""Table of the supplier as cabinet last told it: one row at most."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class SupplierFact(Base):
    """Name and time zone of the supplier."""

    __tablename__ = "supplier_facts"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text)
    # The moment of the fact, not of its arrival: events may overtake each other.
    as_of: Mapped[datetime] = mapped_column(DateTime(timezone=True))
