"""Meters get names of their users' own."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_meter_names"
down_revision = "cabinet_exported_days"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "usage_point_names",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["usage_point_id"],
            ["usage_points.id"],
            name=op.f("fk_usage_point_names_usage_point_id"),
        ),
        sa.PrimaryKeyConstraint("user_id", "usage_point_id", name=op.f("pk_usage_point_names")),
    )


def downgrade() -> None:
    op.drop_table("usage_point_names")
