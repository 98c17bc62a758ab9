"""Letters that come into the mailbox, and what they answer."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "notifications_inbound"
down_revision: str | None = "notifications_orders"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "reply_tokens",
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_reply_tokens")),
        sa.UniqueConstraint("appeal_id", "user_id", name=op.f("uq_reply_tokens_appeal_id_user_id")),
    )
    op.create_index(op.f("ix_reply_tokens_user_id"), "reply_tokens", ["user_id"])
    op.create_table(
        "mailbox_states",
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger()),
        sa.Column("last_uid", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("checked_at", _MOMENT),
        sa.Column("problem", sa.String(32)),
        sa.Column("problem_since", _MOMENT),
        sa.PrimaryKeyConstraint("mailbox", name=op.f("pk_mailbox_states")),
    )
    op.create_table(
        "inbound_letters",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(10), server_default="waiting", nullable=False),
        sa.Column("outcome", sa.String(12)),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", _MOMENT, server_default=sa.func.now(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.func.now(), nullable=False),
        sa.Column("done_at", _MOMENT),
        sa.Column("letter_key", sa.Uuid()),
        sa.Column("sender", sa.String(320)),
        sa.Column("marked", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("last_error", sa.Text()),
        sa.CheckConstraint(
            "state IN ('waiting', 'done', 'abandoned')", name=op.f("ck_inbound_letters_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_letters")),
        sa.UniqueConstraint(
            "mailbox", "uidvalidity", "uid", name=op.f("uq_inbound_letters_mailbox_uidvalidity_uid")
        ),
    )
    op.create_index(
        "ix_inbound_letters_due",
        "inbound_letters",
        ["due_at", "uid"],
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_inbound_letters_unmarked",
        "inbound_letters",
        ["id"],
        postgresql_where=sa.text("NOT marked"),
    )
    op.create_index("ix_inbound_letters_sender", "inbound_letters", ["sender", "done_at"])
    op.create_index(op.f("ix_inbound_letters_letter_key"), "inbound_letters", ["letter_key"])
    op.create_index(op.f("ix_inbound_letters_done_at"), "inbound_letters", ["done_at"])
    # Whose a letter is that answers nothing.
    op.create_index("ix_recipients_email", "recipients", [sa.text("lower(email)")])


def downgrade() -> None:
    op.drop_index("ix_recipients_email", "recipients")
    for table in ("inbound_letters", "mailbox_states", "reply_tokens"):
        op.drop_table(table)
