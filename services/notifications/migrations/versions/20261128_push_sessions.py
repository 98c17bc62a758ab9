"""A device's pushes end with the session that it subscribed in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "20261128_push_sessions"
down_revision: str | None = "20261128_web_push"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("push_devices", sa.Column("session_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_push_devices_session_id"), "push_devices", ["session_id"])
    op.create_table(
        "ended_sessions",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ended_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_ended_sessions")),
    )


def downgrade() -> None:
    op.drop_table("ended_sessions")
    op.drop_index(op.f("ix_push_devices_session_id"), table_name="push_devices")
    op.drop_column("push_devices", "session_id")
