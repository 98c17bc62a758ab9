"""Ledger of machine batches and the audit log."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "6578abbc3f3e"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "audit_log",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("actor_id", sa.String(length=64), nullable=False),
        sa.Column("actor_role", sa.String(length=20), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object_kind", sa.String(length=32), nullable=False),
        sa.Column("object_id", sa.String(length=64), nullable=False),
        sa.Column(
            "details", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column("request_id", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index(
        "ix_audit_log_actor_id_at",
        "audit_log",
        ["actor_id", sa.literal_column("at DESC")],
        unique=False,
    )
    op.create_index("ix_audit_log_at", "audit_log", [sa.literal_column("at DESC")], unique=False)
    op.create_index(
        "ix_audit_log_object_kind_object_id_at",
        "audit_log",
        ["object_kind", "object_id", sa.literal_column("at DESC")],
        unique=False,
    )
    op.create_table(
        "ledger_batches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.String(length=100), nullable=False),
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("idempotency_key", sa.String(length=128), nullable=True),
        sa.Column(
            "received_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "tried_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=12), server_default="in_progress", nullable=False),
        sa.Column("tries", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("accepted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rejected", sa.Integer(), server_default="0", nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("errors", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "state IN ('in_progress', 'done', 'failed')", name=op.f("ck_ledger_batches_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_batches")),
        sa.UniqueConstraint(
            "client_id", "idempotency_key", name=op.f("uq_ledger_batches_client_id_idempotency_key")
        ),
    )
    op.create_index(
        "ix_ledger_batches_in_progress",
        "ledger_batches",
        ["tried_at"],
        unique=False,
        postgresql_where=sa.text("state = 'in_progress'"),
    )
    op.create_index(
        "ix_ledger_batches_received_at_id",
        "ledger_batches",
        [sa.literal_column("received_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_ledger_batches_source_received_at",
        "ledger_batches",
        ["source", sa.literal_column("received_at DESC")],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index("ix_ledger_batches_source_received_at", table_name="ledger_batches")
    op.drop_index("ix_ledger_batches_received_at_id", table_name="ledger_batches")
    op.drop_index(
        "ix_ledger_batches_in_progress",
        table_name="ledger_batches",
        postgresql_where=sa.text("state = 'in_progress'"),
    )
    op.drop_table("ledger_batches")
    op.drop_index("ix_audit_log_object_kind_object_id_at", table_name="audit_log")
    op.drop_index("ix_audit_log_at", table_name="audit_log")
    op.drop_index("ix_audit_log_actor_id_at", table_name="audit_log")
    op.drop_table("audit_log")
