"""Which end of an interval a source's stamps name."""

import sqlalchemy as sa
from alembic import op

revision = "integration_stamps"
down_revision = "e8f2964284f9"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sources", sa.Column("stamps", sa.String(length=5), nullable=True))
    op.create_check_constraint(op.f("ck_sources_stamps"), "sources", "stamps IN ('start', 'end')")


def downgrade() -> None:
    op.drop_column("sources", "stamps")
