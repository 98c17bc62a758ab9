"""Names of tariff schedules for who reads English."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_tariff_names"
down_revision = "cabinet_similar_words"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "tariff_schedules", sa.Column("name_en", sa.Text(), server_default="", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("tariff_schedules", "name_en")
