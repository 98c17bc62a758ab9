"""Months of old days, packed; and since when they may be."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_packed_days"
down_revision = "cabinet_meter_names"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interval_months",
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("format", sa.SmallInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("packed", sa.Integer(), nullable=False),
        sa.Column("days", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("meter_id", "channel", "month", name=op.f("pk_interval_months")),
        postgresql_partition_by="RANGE (month)",
    )
    # The bytes are packed already. Before there are partitions: they take it from here.
    op.execute("ALTER TABLE interval_months ALTER days SET STORAGE EXTERNAL")
    op.create_table(
        "interval_packing",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "known_since",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_interval_packing_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interval_packing")),
    )
    op.execute("INSERT INTO interval_packing (id) VALUES (1)")


def downgrade() -> None:
    # Nobody else knows how to read them; and none may come while it is looked.
    op.execute("LOCK TABLE interval_months IN ACCESS EXCLUSIVE MODE")
    if op.get_bind().scalar(sa.text("SELECT EXISTS (SELECT FROM interval_months)")):
        raise RuntimeError(
            "There are packed days, which the release before cannot read: set"
            " CABINET_PACK_DAYS_AFTER=0 and run `cabinet manage unpack-days` first."
        )
    op.drop_table("interval_packing")
    op.drop_table("interval_months")
