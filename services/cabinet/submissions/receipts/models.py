"""Signed receipts, one for every reading that was handed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    String,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class SubmissionReceipt(Base):
    """A receipt: never changed, never deleted while its submission is there.

    The receipts of a usage point are a row: each names the hash of the one before it, and `link`
    is its place. `compact` is the receipt itself (JWS), `digest` the hash of its document.
    """

    __tablename__ = "submission_receipts"
    __table_args__ = (UniqueConstraint("usage_point_id", "link"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=False), unique=True)
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), unique=True)
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    link: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column(String(43))
    compact: Mapped[str] = mapped_column(Text)
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
