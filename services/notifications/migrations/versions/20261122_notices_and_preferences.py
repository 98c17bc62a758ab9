"""Notices and preferences."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "20261122_notices_and_preferences"
down_revision: str | None = "20261122_first_tables"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "account_preferences",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("bills", sa.Boolean(), nullable=False),
        sa.Column("payments", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "number", name=op.f("pk_account_preferences")),
    )
    op.create_table(
        "email_choices",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_email_choices")),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("link_label", sa.Text(), nullable=True),
        sa.Column("link_address", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("kind IN ('bell', 'modal', 'banner')", name=op.f("ck_notices_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_table(
        "preferences",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("email", sa.Boolean(), nullable=False),
        sa.Column("push", sa.Boolean(), nullable=False),
        sa.Column("days", sa.SmallInteger(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('bills', 'payments', 'window_start', 'window_end', 'advertising')",
            name=op.f("ck_preferences_kind"),
        ),
        sa.CheckConstraint("days BETWEEN 1 AND 15", name=op.f("ck_preferences_days")),
        sa.PrimaryKeyConstraint("user_id", "kind", name=op.f("pk_preferences")),
    )
    op.create_table(
        "notice_receipts",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["notices.id"],
            name=op.f("fk_notice_receipts_notice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "notice_id", name=op.f("pk_notice_receipts")),
    )
    op.create_index(
        op.f("ix_notice_receipts_notice_id"), "notice_receipts", ["notice_id"], unique=False
    )
    op.create_index(
        "ix_notice_receipts_unread",
        "notice_receipts",
        ["user_id"],
        unique=False,
        postgresql_where=sa.text("read_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("notice_receipts")
    op.drop_table("preferences")
    op.drop_table("notices")
    op.drop_table("email_choices")
    op.drop_table("account_preferences")
