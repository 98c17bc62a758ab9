"""Web Push: devices and the queue."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "20261128_web_push"
down_revision: str | None = "20261128_files_on_notices"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "push_devices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("p256dh", sa.LargeBinary(), nullable=False),
        sa.Column("auth", sa.LargeBinary(), nullable=False),
        sa.Column("browser", sa.String(length=50), nullable=False),
        sa.Column("system", sa.String(length=50), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_devices")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_devices_endpoint")),
    )
    op.create_index(
        op.f("ix_push_devices_user_id_created_at"),
        "push_devices",
        ["user_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "pushes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "due_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("longest_body", sa.Integer(), server_default="400", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'expired', 'abandoned')",
            name=op.f("ck_pushes_state"),
        ),
        sa.ForeignKeyConstraint(
            ["device_id"], ["push_devices.id"], name=op.f("fk_pushes_device_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_pushes_notice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pushes")),
        sa.UniqueConstraint("device_id", "notice_id", name=op.f("uq_pushes_device_id_notice_id")),
    )
    op.create_index(op.f("ix_pushes_created_at"), "pushes", ["created_at"], unique=False)
    op.create_index(
        "ix_pushes_due",
        "pushes",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_index(op.f("ix_pushes_notice_id"), "pushes", ["notice_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_pushes_notice_id"), table_name="pushes")
    op.drop_index(
        "ix_pushes_due",
        table_name="pushes",
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.drop_index(op.f("ix_pushes_created_at"), table_name="pushes")
    op.drop_table("pushes")
    op.drop_index(op.f("ix_push_devices_user_id_created_at"), table_name="push_devices")
    op.drop_table("push_devices")
