"""What other systems read of submissions, and reminders of the window."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "cabinet_feeds"
down_revision: str | None = "cabinet_submissions"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("submission_states", sa.Column("place", sa.BigInteger(), nullable=True))
    op.create_index("uq_submission_states_place", "submission_states", ["place"], unique=True)
    op.create_index(
        "ix_submission_states_unplaced",
        "submission_states",
        ["id"],
        postgresql_where=sa.text(
            "place IS NULL AND (state = 'on_its_way' OR state = 'refused' AND by = 'staff')"
        ),
    )
    op.drop_index("ix_submission_states_transaction_id_id", "submission_states")
    op.drop_column("submission_states", "transaction_id")
    op.create_table(
        "feed_readers",
        sa.Column("feed", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("place", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.PrimaryKeyConstraint("feed", "client_id", name=op.f("pk_feed_readers")),
    )
    op.create_table(
        "reminder_days",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("start_days", sa.SmallInteger(), nullable=False),
        sa.Column("end_days", sa.SmallInteger(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("start_days BETWEEN 1 AND 15", name=op.f("ck_reminder_days_start_days")),
        sa.CheckConstraint("end_days BETWEEN 1 AND 15", name=op.f("ck_reminder_days_end_days")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_reminder_days")),
    )
    op.create_table(
        "reminders",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column(
            "told_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.CheckConstraint("kind IN ('start', 'end')", name=op.f("ck_reminders_kind")),
        sa.PrimaryKeyConstraint("user_id", "kind", "opens_on", name=op.f("pk_reminders")),
    )


def downgrade() -> None:
    for table in ("reminders", "reminder_days", "feed_readers"):
        op.drop_table(table)
    op.add_column(
        "submission_states",
        sa.Column(
            "transaction_id",
            sa.BigInteger(),
            server_default=sa.text("pg_current_xact_id()::text::bigint"),
            nullable=False,
        ),
    )
    op.create_index(
        "ix_submission_states_transaction_id_id", "submission_states", ["transaction_id", "id"]
    )
    op.drop_column("submission_states", "place")
