"""A transformation ratio that changes on a day leaves the days before as they were."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_ratios"
down_revision = "cabinet_sheet_base"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("usage_points", sa.Column("ratio_days", sa.ARRAY(sa.Date())))
    op.add_column("usage_points", sa.Column("former_ratios", sa.ARRAY(sa.Numeric(12, 4))))
    op.create_check_constraint(
        op.f("ck_usage_points_former_ratios"),
        "usage_points",
        "coalesce(cardinality(ratio_days), 0) = coalesce(cardinality(former_ratios), 0)",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_usage_points_former_ratios"), "usage_points")
    op.drop_column("usage_points", "former_ratios")
    op.drop_column("usage_points", "ratio_days")
