"""Sources and staged batches."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "e8f2964284f9"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("poll_seconds", sa.Integer(), nullable=False),
        sa.Column(
            "next_poll_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("caught_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("name", name=op.f("uq_sources_name")),
    )
    op.create_table(
        "cursors",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("at_end", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("items", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("polled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_cursors_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", "kind", name=op.f("pk_cursors")),
    )
    op.create_table(
        "rejected_rows",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("batch_key", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=True),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "rejected_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "stage IN ('conversion', 'delivery')", name=op.f("ck_rejected_rows_stage")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_rejected_rows_source_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejected_rows")),
    )
    op.create_index("ix_rejected_rows_rejected_at", "rejected_rows", ["rejected_at"], unique=False)
    op.create_index(
        "ix_rejected_rows_source_id_id", "rejected_rows", ["source_id", "id"], unique=False
    )
    op.create_table(
        "staged_batches",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="staged", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "staged_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column(
            "due_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cursor_after", sa.Text(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "state IN ('staged', 'delivered', 'refused')", name=op.f("ck_staged_batches_state")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_staged_batches_source_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staged_batches")),
        sa.UniqueConstraint("key", name=op.f("uq_staged_batches_key")),
    )
    op.create_index(
        "ix_staged_batches_finished_at", "staged_batches", ["finished_at"], unique=False
    )
    op.create_index(
        "ix_staged_batches_refused",
        "staged_batches",
        ["source_id"],
        unique=False,
        postgresql_where=sa.text("state = 'refused'"),
    )
    op.create_index(
        "ix_staged_batches_waiting",
        "staged_batches",
        ["source_id", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'staged'"),
    )
    # The payload is compressed already: PostgreSQL need not try again.
    op.execute("ALTER TABLE staged_batches ALTER COLUMN payload SET STORAGE EXTERNAL")


def downgrade() -> None:
    op.drop_index(
        "ix_staged_batches_waiting",
        table_name="staged_batches",
        postgresql_where=sa.text("state = 'staged'"),
    )
    op.drop_index(
        "ix_staged_batches_refused",
        table_name="staged_batches",
        postgresql_where=sa.text("state = 'refused'"),
    )
    op.drop_index("ix_staged_batches_finished_at", table_name="staged_batches")
    op.drop_table("staged_batches")
    op.drop_index("ix_rejected_rows_source_id_id", table_name="rejected_rows")
    op.drop_index("ix_rejected_rows_rejected_at", table_name="rejected_rows")
    op.drop_table("rejected_rows")
    op.drop_table("cursors")
    op.drop_table("sources")
