"""Readings that were handed in, and every state that each has had."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base

# One that counts: on its way to billing, or taken there. One at most of a meter, customer, window.
_LIVE = "state IN ('on_its_way', 'accepted')"


class Submission(Base):
    """What a meter's registers showed, as somebody has handed it in; a correction is a new one.

    Values are Wh as the registers show them; NULL = no such zone. `taken_at` is the moment under
    which the reading stands in `register_readings` while it counts. `opens_on` to `closes_on` is
    the window in which it was handed in, by the clock of the point. `previous` is a list of
    `{zone, value_wh, taken_on, source}`, `consumption` Wh by zone, with the transformation ratio.
    `user_id` is NULL when staff did it for the consumer. `organization_id` is the servicing
    organisation for which the user did it, `session_id` the session in which he did.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        CheckConstraint(
            "state IN ('on_its_way', 'accepted', 'refused', 'corrected')", name="state"
        ),
        Index(
            "uq_submissions_live",
            "meter_id",
            "customer_id",
            "opens_on",
            unique=True,
            postgresql_where=text(_LIVE),
        ),
        Index(None, "meter_id", "submitted_at"),
        Index(None, "submitted_at", "id"),
        Index(None, "account_id"),
        Index(None, "usage_point_id"),
        Index(
            None,
            "organization_id",
            "submitted_at",
            postgresql_where=text("organization_id IS NOT NULL"),
        ),
        Index(None, "photo_file", postgresql_where=text("photo_file IS NOT NULL")),
        # Not unique: a former reading that counts again may be corrected by another.
        Index(None, "corrects"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    user_id: Mapped[UUID | None] = mapped_column(Uuid)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("servicing_organizations.id"))
    session_id: Mapped[UUID | None] = mapped_column(Uuid)
    way: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(10), server_default="on_its_way")
    taken_on: Mapped[date] = mapped_column(Date)
    taken_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    submitted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    opens_on: Mapped[date] = mapped_column(Date)
    closes_on: Mapped[date] = mapped_column(Date)
    total: Mapped[int | None] = mapped_column(BigInteger)
    t1: Mapped[int | None] = mapped_column(BigInteger)
    t2: Mapped[int | None] = mapped_column(BigInteger)
    t3: Mapped[int | None] = mapped_column(BigInteger)
    # Of the registers when it was handed in, so that it is told as it was typed.
    decimals: Mapped[int | None] = mapped_column(Integer)
    previous: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    consumption: Mapped[dict[str, int]] = mapped_column(JSONB)
    confirmed: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    # Until when the meter was verified, when that was over already.
    overdue_since: Mapped[date | None] = mapped_column(Date)
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("submissions.id"))
    refused_by: Mapped[str | None] = mapped_column(String(8))
    refusal_code: Mapped[str | None] = mapped_column(String(64))
    refusal_text: Mapped[str | None] = mapped_column(Text)
    # The signed receipt, and the photo's key among the files.
    receipt_id: Mapped[UUID | None] = mapped_column(Uuid)
    photo_file: Mapped[str | None] = mapped_column(Text)


class SubmissionState(Base):
    """A state that a submission came into: appended, and of what it says nothing is changed.

    `by` is `consumer`, `staff`, `servicer` or `billing`. `place` is the place in the feed of those
    that billing is told. It is given when the feed is read, to what is committed by then (decision
    0037): a number that came with the row would be passed over by whoever read a later one before
    its commit.
    """

    __tablename__ = "submission_states"
    __table_args__ = (
        Index(None, "submission_id"),
        Index("uq_submission_states_place", "place", unique=True),
        Index(
            "ix_submission_states_unplaced",
            "id",
            postgresql_where=text(
                "place IS NULL AND (state = 'on_its_way' OR state = 'refused' AND by <> 'billing')"
            ),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"))
    state: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    by: Mapped[str] = mapped_column(String(8))
    code: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str | None] = mapped_column(Text)
    place: Mapped[int | None] = mapped_column(BigInteger)
