"""How much users have taken as files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Integer, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class ExportedDays(Base):
    """How many days of readings a user has asked for as files in an hour (UTC)."""

    __tablename__ = "exported_days"

    hour: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    days: Mapped[int] = mapped_column(Integer)
