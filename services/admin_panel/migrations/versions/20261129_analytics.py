"""Analytics: a snapshot for each day and subject, the counting, and what people arrange."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "admin_panel_analytics"
down_revision = "admin_panel_table_columns"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "analytics_snapshots",
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("figures", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "day", name=op.f("pk_analytics_snapshots")),
    )
    op.create_table(
        "analytics_points",
        sa.Column("tile", sa.String(16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("tile", "day", name=op.f("pk_analytics_points")),
    )
    op.create_table(
        "analytics_failures",
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_analytics_failures")),
    )
    op.create_table(
        "analytics_round",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("time_zone", sa.String(64), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_analytics_round_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analytics_round")),
    )
    op.execute("INSERT INTO analytics_round (id, due_at) VALUES (1, now())")
    op.create_table(
        "analytics_arrangements",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("tiles", sa.ARRAY(sa.String(16)), nullable=False),
        sa.Column("hidden", sa.ARRAY(sa.String(16)), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_analytics_arrangements")),
    )


def downgrade() -> None:
    for table in ("arrangements", "round", "failures", "points", "snapshots"):
        op.drop_table(f"analytics_{table}")
