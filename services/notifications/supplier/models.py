"""Table of the supplier as cabinet last told it: one row at most."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, SmallInteger, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class SupplierFact(Base):
    """The supplier as letters show it; no colour: it was told before letters had one."""

    __tablename__ = "supplier_facts"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text)
    color: Mapped[str] = mapped_column(Text, server_default="")
    phone: Mapped[str] = mapped_column(Text, server_default="")
    hours: Mapped[str] = mapped_column(Text, server_default="")
    hours_en: Mapped[str] = mapped_column(Text, server_default="")
    logo: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    # The moment of the fact, not of its arrival: events may overtake each other.
    as_of: Mapped[datetime] = mapped_column(DateTime(timezone=True))
