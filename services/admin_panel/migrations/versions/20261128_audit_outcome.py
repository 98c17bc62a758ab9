"""What came of each act in the audit log."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "4c1d2f7a9e30"
down_revision: str | None = "6578abbc3f3e"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("audit_log", sa.Column("outcome", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("audit_log", "outcome")
