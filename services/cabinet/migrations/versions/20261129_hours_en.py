"""Hours of the supplier for who reads English."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_hours_en"
down_revision = "cabinet_registers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "supplier_settings", sa.Column("hours_en", sa.Text(), server_default="", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("supplier_settings", "hours_en")
