"""What became of orders of services is a kind of its own."""

from collections.abc import Sequence

from alembic import op

revision: str = "notifications_orders"
down_revision: str | None = "notifications_outages"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_CONSTRAINT = "ck_preferences_kind"
_KINDS = (
    "'bills', 'payments', 'window_start', 'window_end', 'readings', 'unusual', 'appeals',"
    " 'outages', 'advertising'"
)


def upgrade() -> None:
    op.drop_constraint(_CONSTRAINT, "preferences")
    op.create_check_constraint(op.f(_CONSTRAINT), "preferences", f"kind IN ({_KINDS}, 'orders')")


def downgrade() -> None:
    op.execute("DELETE FROM preferences WHERE kind = 'orders'")
    op.drop_constraint(_CONSTRAINT, "preferences")
    op.create_check_constraint(op.f(_CONSTRAINT), "preferences", f"kind IN ({_KINDS})")
