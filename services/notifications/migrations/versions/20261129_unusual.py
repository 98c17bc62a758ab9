"""Unusual days are a kind of their own, of which only those are told who ask for it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "notifications_unusual"
down_revision: str | None = "notifications_readings"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_CONSTRAINT = "ck_preferences_kind"
_KINDS = "'bills', 'payments', 'window_start', 'window_end', 'readings', 'advertising'"


def upgrade() -> None:
    op.add_column("preferences", sa.Column("told", sa.Boolean(), nullable=True))
    op.drop_constraint(_CONSTRAINT, "preferences")
    op.create_check_constraint(op.f(_CONSTRAINT), "preferences", f"kind IN ({_KINDS}, 'unusual')")


def downgrade() -> None:
    op.execute("DELETE FROM preferences WHERE kind = 'unusual'")
    op.drop_constraint(_CONSTRAINT, "preferences")
    op.create_check_constraint(op.f(_CONSTRAINT), "preferences", f"kind IN ({_KINDS})")
    op.drop_column("preferences", "told")
