"""What undoing a replacement needs to know of it."""

from datetime import date, datetime

from sqlalchemy import Date, DateTime, ForeignKey, Index, String, func
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class MeterReplacement(Base):
    """A meter that staff took down on a local day, and the one that came then, if one did.

    `read_at` is the moment of the readings told with it; `done_by` the member of staff.
    """

    __tablename__ = "meter_replacements"
    __table_args__ = (Index(None, "old_meter_id"), Index(None, "new_meter_id"))

    id: Mapped[int] = surrogate_key()
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    old_meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"))
    new_meter_id: Mapped[int | None] = mapped_column(ForeignKey("meters.id"))
    replaced_on: Mapped[date] = mapped_column(Date)
    read_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    done_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    done_by: Mapped[str] = mapped_column(String(64))
    undone_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
