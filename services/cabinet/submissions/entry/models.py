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
    `user_id` is NULL when staff did it for the consumer.
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
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    user_id: Mapped[UUID | None] = mapped_column(Uuid)
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
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("submissions.id"), unique=True)
    refused_by: Mapped[str | None] = mapped_column(String(8))
    refusal_code: Mapped[str | None] = mapped_column(String(64))
    refusal_text: Mapped[str | None] = mapped_column(Text)
    # The signed receipt, and the photo's key among the files.
    receipt_id: Mapped[UUID | None] = mapped_column(Uuid)
    photo_file: Mapped[str | None] = mapped_column(Text)


class SubmissionState(Base):
    """A state that a submission came into: appended, never changed; feeds read it in order.

    `by` is `consumer`, `staff` or `billing`. Numbers are given before transactions end, so that a
    lower one may appear later: who reads on asks for rows of transactions that have all ended
    (`transaction_id` below the snapshot's `xmin`), in the order of `transaction_id`, `id`.
    """

    __tablename__ = "submission_states"
    __table_args__ = (
        Index(None, "submission_id"),
        Index(None, "transaction_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    transaction_id: Mapped[int] = mapped_column(
        BigInteger, server_default=text("pg_current_xact_id()::text::bigint")
    )
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"))
    state: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    by: Mapped[str] = mapped_column(String(8))
    code: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str | None] = mapped_column(Text)
