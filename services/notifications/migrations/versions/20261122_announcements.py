"""Announcements and unsubscribing."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "20261122_announcements"
down_revision: str | None = "20261122_notices_and_preferences"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("audience", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("letter", sa.Boolean(), nullable=False),
        sa.Column("advertising", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="scheduled", nullable=False),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recipients", sa.Integer(), nullable=True),
        sa.Column("letters", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('scheduled', 'published', 'withdrawn')", name=op.f("ck_announcements_state")
        ),
        sa.ForeignKeyConstraint(["id"], ["notices.id"], name=op.f("fk_announcements_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_index(
        op.f("ix_announcements_created_at"), "announcements", ["created_at"], unique=False
    )
    op.create_index(
        "ix_announcements_due",
        "announcements",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("state = 'scheduled'"),
    )
    op.add_column("letters", sa.Column("notice_id", sa.Uuid(), nullable=True))
    op.add_column("letters", sa.Column("unsubscribe_token", sa.Uuid(), nullable=True))
    op.create_index("ix_letters_address_sent_at", "letters", ["address", "sent_at"], unique=False)
    op.create_index(op.f("ix_letters_notice_id"), "letters", ["notice_id"], unique=False)
    op.create_unique_constraint(
        op.f("uq_letters_unsubscribe_token"), "letters", ["unsubscribe_token"]
    )
    op.create_foreign_key(op.f("fk_letters_notice_id"), "letters", "notices", ["notice_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint(op.f("fk_letters_notice_id"), "letters", type_="foreignkey")
    op.drop_constraint(op.f("uq_letters_unsubscribe_token"), "letters", type_="unique")
    op.drop_index(op.f("ix_letters_notice_id"), table_name="letters")
    op.drop_index("ix_letters_address_sent_at", table_name="letters")
    op.drop_column("letters", "unsubscribe_token")
    op.drop_column("letters", "notice_id")
    op.drop_index(
        "ix_announcements_due",
        table_name="announcements",
        postgresql_where=sa.text("state = 'scheduled'"),
    )
    op.drop_index(op.f("ix_announcements_created_at"), table_name="announcements")
    op.drop_table("announcements")
