"""How many days of readings users take as files is counted by the hour."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_exported_days"
down_revision = "cabinet_leaving"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "exported_days",
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hour", "user_id", name=op.f("pk_exported_days")),
    )


def downgrade() -> None:
    op.drop_table("exported_days")
