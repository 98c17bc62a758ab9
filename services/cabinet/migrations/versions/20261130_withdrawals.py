"""Billing is told when an organisation takes back what it has handed in."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_withdrawals"
down_revision = "cabinet_walk"
branch_labels = None
depends_on = None

_NAME = "ix_submission_states_unplaced"


def _make(withdrawn: str) -> None:
    op.drop_index(_NAME, table_name="submission_states")
    op.create_index(
        _NAME,
        "submission_states",
        ["id"],
        postgresql_where=sa.text(
            f"place IS NULL AND (state = 'on_its_way' OR state = 'refused' AND {withdrawn})"
        ),
    )


def upgrade() -> None:
    # What billing has not said itself; the release before finds by it what it looks for, too.
    _make("by <> 'billing'")


def downgrade() -> None:
    _make("by = 'staff'")
