"""Readings of walks that came too late are found among all that walks have brought."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_late_readings"
down_revision = "cabinet_restored"
branch_labels = None
depends_on = None

_NAME = "ix_walk_entries_late"


def upgrade() -> None:
    op.create_index(
        _NAME,
        "walk_entries",
        ["arrived_at"],
        postgresql_where=sa.text("answer #>> '{reason,type}' = 'sent-after-window'"),
    )


def downgrade() -> None:
    op.drop_index(_NAME, table_name="walk_entries")
