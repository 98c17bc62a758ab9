"""Who wants to be told of unusual days, and which days were judged."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_unusual"
down_revision = "cabinet_meter_cards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unusual_wanted",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_unusual_wanted")),
    )
    op.create_table(
        "unusual_days",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "usage_point_id", "day", name=op.f("pk_unusual_days")),
    )
    op.create_index(op.f("ix_unusual_days_day"), "unusual_days", ["day"])


def downgrade() -> None:
    op.drop_table("unusual_days")
    op.drop_table("unusual_wanted")
