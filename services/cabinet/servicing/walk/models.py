"""What walks through houses have brought in."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base
from services.cabinet.servicing.walk.rules import Outcome, State

# Taken in time, come too late; of a row of `walk_entries`.
LATE = "answer #>> '{reason,type}' = 'sent-after-window'"


class WalkEntry(Base):
    """What a device has sent of one meter, under the device's own key; written once.

    The same key again is answered with `answer`, so that nothing is stored twice. `meter_id` and
    `building_id` are NULL when the organisation did not serve the meter that was named. `values`
    are as they were typed. `submission_id` is what stands for it among the readings. `photo_file`
    is the photo of one that has become no reading of the organisation's; that of a reading stands
    with the submission.
    """

    __tablename__ = "walk_entries"
    __table_args__ = (
        CheckConstraint(f"outcome IN {get_args(Outcome)}", name="outcome"),
        CheckConstraint(f"state IN {get_args(State)}", name="state"),
        Index(None, "building_id", "taken_at"),
        Index(None, "meter_id"),
        Index(None, "submission_id"),
        Index(None, "user_id"),
        Index(None, "arrived_at"),
        Index(None, "photo_file", postgresql_where=text("photo_file IS NOT NULL")),
        # What staff look for among all that walks have brought (servicing/late).
        Index("ix_walk_entries_late", "arrived_at", postgresql_where=text(LATE)),
    )

    organization_id: Mapped[int] = mapped_column(
        ForeignKey("servicing_organizations.id"), primary_key=True
    )
    key: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    user_id: Mapped[UUID | None] = mapped_column(Uuid)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("servicing_people.id"))
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"))
    meter_id: Mapped[int | None] = mapped_column(ForeignKey("meters.id"))
    outcome: Mapped[str] = mapped_column(String(9))
    values: Mapped[dict[str, str]] = mapped_column(JSONB)
    taken_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    note: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8))
    submission_id: Mapped[UUID | None] = mapped_column(ForeignKey("submissions.id"))
    answer: Mapped[dict[str, Any]] = mapped_column(JSONB)
    photo_file: Mapped[str | None] = mapped_column(Text)
    arrived_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
