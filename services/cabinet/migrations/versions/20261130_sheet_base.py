"""A row of a file says in whose place it goes."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_sheet_base"
down_revision = "cabinet_appeal_counters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Beside `replaces`, which the release before writes: what it has answered is asked once more.
    op.add_column("sheet_rows", sa.Column("base", sa.Uuid()))


def downgrade() -> None:
    op.drop_column("sheet_rows", "base")
