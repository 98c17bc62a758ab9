"""Runs of sources, pauses, and how old the newest delivered data are."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "integration_runs"
down_revision = "integration_outbox"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sources", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("sources", sa.Column("paused_at", sa.DateTime(timezone=True)))
    op.add_column("sources", sa.Column("asked_by", sa.String(length=64)))
    op.add_column("sources", sa.Column("error_code", sa.String(length=32)))
    # What was switched off before is a pause of which nobody knows the beginning.
    op.execute("UPDATE sources SET paused_at = now() WHERE NOT active")
    op.add_column("cursors", sa.Column("newest_at", sa.DateTime(timezone=True)))
    op.add_column(
        "cursors", sa.Column("settled", sa.Boolean(), server_default="false", nullable=False)
    )
    op.add_column(
        "cursors",
        sa.Column("gaps", postgresql.ARRAY(sa.Integer()), server_default="{}", nullable=False),
    )
    op.add_column("staged_batches", sa.Column("newest_at", sa.DateTime(timezone=True)))
    op.add_column(
        "staged_batches", sa.Column("last", sa.Boolean(), server_default="false", nullable=False)
    )
    op.create_index(
        "ix_rejected_rows_source_id_code", "rejected_rows", ["source_id", "code"], unique=False
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("source_version", sa.Integer(), nullable=False),
        sa.Column(
            "began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_by", sa.String(length=64), nullable=True),
        sa.Column("pages", sa.Integer(), server_default="0", nullable=False),
        sa.Column("items", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rejected", sa.Integer(), server_default="0", nullable=False),
        sa.Column("outcome", sa.String(length=8), server_default="running", nullable=False),
        sa.Column("error_code", sa.String(length=32), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('running', 'done', 'failed', 'stopped', 'broken')",
            name=op.f("ck_runs_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_runs_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_index("ix_runs_began_at", "runs", ["began_at"], unique=False)
    op.create_index("ix_runs_source_id_began_at", "runs", ["source_id", "began_at"], unique=False)
    op.create_index(
        "ix_runs_running",
        "runs",
        ["source_id"],
        unique=False,
        postgresql_where=sa.text("outcome = 'running'"),
    )


def downgrade() -> None:
    op.drop_table("runs")
    op.drop_index("ix_rejected_rows_source_id_code", table_name="rejected_rows")
    op.drop_column("staged_batches", "last")
    op.drop_column("staged_batches", "newest_at")
    op.drop_column("cursors", "gaps")
    op.drop_column("cursors", "settled")
    op.drop_column("cursors", "newest_at")
    op.drop_column("sources", "error_code")
    op.drop_column("sources", "asked_by")
    op.drop_column("sources", "paused_at")
    op.drop_column("sources", "version")
