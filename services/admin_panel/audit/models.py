"""The tables of what staff have changed: the entries, and the chain that seals them."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Identity,
    Index,
    LargeBinary,
    String,
    desc,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.admin_panel.base import Base

# Few are: indexes of their own find them.
_REFUSED = "outcome <> 'done'"
_CHANGES = "NOT starts_with(action, 'look_at_')"


def _by_beginning(name: str, *more: Any) -> Index:
    """Index ids so that their beginnings are found in any language's order of letters."""
    suffix = "_at" if more else ""
    return Index(
        f"ix_audit_log_{name}{suffix}", name, *more, postgresql_ops={name: "text_pattern_ops"}
    )


class AuditEntry(Base):
    """Who did what to what, when, and what came of it; never removed by the service."""

    __tablename__ = "audit_log"
    __table_args__ = (
        Index("ix_audit_log_at", desc("at")),
        Index("ix_audit_log_object_kind_object_id_at", "object_kind", "object_id", desc("at")),
        _by_beginning("actor_id", desc("at")),
        _by_beginning("object_id", desc("at")),
        _by_beginning("request_id"),
        Index("ix_audit_log_object_kind_at", "object_kind", desc("at")),
        Index("ix_audit_log_action_at", "action", desc("at")),
        Index("ix_audit_log_actor_role_at", "actor_role", desc("at")),
        Index("ix_audit_log_refused_at", desc("at"), postgresql_where=text(_REFUSED)),
        Index("ix_audit_log_outcome_at", "outcome", desc("at"), postgresql_where=text(_REFUSED)),
        Index("ix_audit_log_changes_at", desc("at"), postgresql_where=text(_CHANGES)),
        Index(
            "ix_audit_log_actor_id_changes_at",
            "actor_id",
            desc("at"),
            postgresql_where=text(_CHANGES),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    actor_id: Mapped[str] = mapped_column(String(64))
    actor_role: Mapped[str] = mapped_column(String(20))
    action: Mapped[str] = mapped_column(String(64))
    object_kind: Mapped[str] = mapped_column(String(32))
    object_id: Mapped[str] = mapped_column(String(64))
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    request_id: Mapped[str | None] = mapped_column(String(64))
    # `done`, or the problem that refused it; empty when the owner of the data gave no answer.
    outcome: Mapped[str | None] = mapped_column(String(64))


class AuditLink(Base):
    """One addition to the audit log: an entry, its outcome, or that the oldest were dropped.

    Written by triggers of `audit_log`. `hash` covers the link, the entry and `previous`, the hash
    of the link before (zeros for the first one). A `dropped` link holds the last dropped link's
    number as `entry_id` and its hash, in hexadecimal, as `outcome`.
    """

    __tablename__ = "audit_chain"
    __table_args__ = (Index("ix_audit_chain_entry_id", "entry_id"),)

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(10))
    entry_id: Mapped[int] = mapped_column(BigInteger)
    object_id: Mapped[str] = mapped_column(String(64))
    outcome: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    previous: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
