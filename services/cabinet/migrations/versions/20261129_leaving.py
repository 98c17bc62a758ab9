"""Who has ended what a user saw of an account: staff, or the user himself."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "cabinet_leaving"
down_revision: str | None = "cabinet_seen_events"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("account_users", sa.Column("taken_by", sa.String(length=5), nullable=True))
    op.create_check_constraint(
        op.f("ck_account_users_taken_by"), "account_users", "taken_by IN ('staff', 'user')"
    )


def downgrade() -> None:
    op.drop_column("account_users", "taken_by")
