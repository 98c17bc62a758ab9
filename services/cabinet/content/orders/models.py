"""The table of orders."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class ServiceOrder(Base):
    """An order of a service for an account, with what the service was called and cost then.

    `key` is made by the page, so that what is sent twice is ordered once. `service_id` is NULL when
    the service was deleted since. `answer` is what staff say to the consumer.
    """

    __tablename__ = "service_orders"
    __table_args__ = (
        CheckConstraint("state IN ('new', 'in_work', 'done', 'cancelled')", name="state"),
        UniqueConstraint("user_id", "key"),
        Index(None, "state", "ordered_at"),
        Index(None, "account_id"),
        Index(None, "service_id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    key: Mapped[UUID] = mapped_column(Uuid)
    user_id: Mapped[UUID] = mapped_column(Uuid)
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"))
    service_id: Mapped[int | None] = mapped_column(
        ForeignKey("content_entries.id", ondelete="SET NULL")
    )
    title: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str] = mapped_column(Text)
    price_from: Mapped[int | None] = mapped_column(BigInteger)
    contact_name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(9), server_default="new")
    answer: Mapped[str] = mapped_column(Text, server_default="")
    ordered_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    changed_by: Mapped[str] = mapped_column(Text, server_default="")
