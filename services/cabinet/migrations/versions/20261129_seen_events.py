"""Users mark events of meters as seen, one by one."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_seen_events"
down_revision = "cabinet_refused_lines"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seen_events",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint(
            "user_id", "meter_id", "occurred_at", "code", name=op.f("pk_seen_events")
        ),
    )
    op.create_index(op.f("ix_seen_events_occurred_at"), "seen_events", ["occurred_at"])


def downgrade() -> None:
    op.drop_table("seen_events")
