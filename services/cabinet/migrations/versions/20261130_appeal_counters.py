"""The desk's counters read one small index, and no row."""

from alembic import op

revision = "cabinet_appeal_counters"
down_revision = "cabinet_late_readings"
branch_labels = None
depends_on = None

_INDEX, _TABLE, _COLUMNS = "ix_appeals_status_created_at", "appeals", ["status", "created_at"]


def upgrade() -> None:
    op.drop_index(_INDEX, table_name=_TABLE)
    op.create_index(_INDEX, _TABLE, _COLUMNS, postgresql_include=["last_by"])


def downgrade() -> None:
    op.drop_index(_INDEX, table_name=_TABLE)
    op.create_index(_INDEX, _TABLE, _COLUMNS)
