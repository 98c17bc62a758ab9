"""Appeals, what was written on them, and every status that each has had."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base
from services.cabinet.support.appeals.rules import Status, Way
from services.cabinet.support.topics.rules import KINDS


class Appeal(Base):
    """An appeal, with copies of its first and its latest words for lists.

    `user_id` is its author, who alone sees it; NULL: staff wrote it down for somebody who has no
    cabinet. `name` is how he was called then. `customer_id` held the account on that day. `unread`
    counts what the author has not seen: answers, and changes that came without one. `fields` and
    `card` are shown as they were sent (`FieldValueOut`, `CardOut`). `answer_due_at` is by the
    desk's hours of the day on which it was registered; minutes are working minutes.
    """

    __tablename__ = "appeals"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"status IN {get_args(Status)}", name="status"),
        CheckConstraint(f"way IN {get_args(Way)}", name="way"),
        CheckConstraint("rating_stars BETWEEN 1 AND 5", name="rating_stars"),
        CheckConstraint("last_by IN ('consumer', 'staff')", name="last_by"),
        CheckConstraint("merged_into <> id", name="merged_into"),
        Index(None, "number", unique=True),
        Index(None, "merged_into", postgresql_where=text("merged_into IS NOT NULL")),
        Index("ix_appeals_user_id_updated_at", "user_id", "updated_at"),
        # Here and by status with what the desk's counters look at, which read no row then: this one
        # of some days, the smaller one of all.
        Index(None, "created_at", "number", postgresql_include=["status", "last_by"]),
        Index(None, "updated_at", "number"),
        Index(
            "ix_appeals_status_created_at", "status", "created_at", postgresql_include=["last_by"]
        ),
        Index(None, "topic_id"),
        Index(None, "account_id"),
        Index(None, "customer_id"),
        Index(None, "team_id", postgresql_where=text("team_id IS NOT NULL")),
        Index(None, "assignee_id", postgresql_where=text("assignee_id IS NOT NULL")),
        Index(
            "ix_appeals_due",
            "answer_due_at",
            postgresql_where=text("first_answered_at IS NULL AND status IN ('new', 'in_work')"),
        ),
        Index(
            "ix_appeals_search",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    kind: Mapped[str] = mapped_column(String(16))
    topic_id: Mapped[int] = mapped_column(ForeignKey("appeal_topics.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("customer_accounts.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    user_id: Mapped[UUID | None] = mapped_column(Uuid)
    name: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(9))
    way: Mapped[str] = mapped_column(String(6))
    # Whoever of the staff wrote it down.
    made_by: Mapped[UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    opening: Mapped[str] = mapped_column(Text)
    last_text: Mapped[str] = mapped_column(Text)
    last_by: Mapped[str] = mapped_column(String(8))
    last_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    unread: Mapped[int] = mapped_column(Integer, server_default="0")
    assignee_id: Mapped[UUID | None] = mapped_column(Uuid)
    # Which team shall deal with it; who of it does, is the assignee.
    team_id: Mapped[int | None] = mapped_column(ForeignKey("desk_teams.id", ondelete="SET NULL"))
    answer_due_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    first_answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    first_answer_minutes: Mapped[int | None] = mapped_column(Integer)
    fields: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    card: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    # Where it goes on; what was written on it stays its own, and is shown there.
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("appeals.id"))
    merged_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    merged_by: Mapped[UUID | None] = mapped_column(Uuid)
    rating_stars: Mapped[int | None] = mapped_column(SmallInteger)
    rating_text: Mapped[str | None] = mapped_column(Text)
    rated_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Name, number of the account and numbers of merged appeals, small and without «ё».
    search_text: Mapped[str] = mapped_column(Text)


class AppealMessage(Base):
    """A message of the dialog between the author and the staff; both sides see all of them."""

    __tablename__ = "appeal_messages"
    __table_args__ = (
        CheckConstraint("by IN ('consumer', 'staff')", name="by"),
        Index(None, "appeal_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeals.id", ondelete="CASCADE"))
    by: Mapped[str] = mapped_column(String(8))
    # The member of staff who wrote it; NULL: the consumer himself.
    staff_id: Mapped[UUID | None] = mapped_column(Uuid)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    way: Mapped[str] = mapped_column(String(6))


class AppealState(Base):
    """A status that an appeal came into: appended, and of what it says nothing is changed.

    `place` is the place in the feed, given when that is read (decision 0037).
    """

    __tablename__ = "appeal_states"
    __table_args__ = (
        Index(None, "appeal_id"),
        Index("uq_appeal_states_place", "place", unique=True),
        Index(
            "ix_appeal_states_unplaced",
            "id",
            postgresql_where=text("place IS NULL AND status <> 'draft'"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeals.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(String(9))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    by: Mapped[str] = mapped_column(String(8))
    staff_id: Mapped[UUID | None] = mapped_column(Uuid)
    place: Mapped[int | None] = mapped_column(BigInteger)


class AppealSending(Base):
    """What somebody has sent under a key of his own, so that it is done once.

    `digest` is of what was sent, `made` the id of what came of it.
    """

    __tablename__ = "appeal_sendings"
    __table_args__ = (Index(None, "at"),)

    sender_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    key: Mapped[str] = mapped_column(String(128), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    made: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
