"""Ended sessions told to all services; refresh tokens that seemed lost; counted e-mail codes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "auth_revocations"
down_revision: str | None = "auth_passkeys"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "revocations",
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column(
            "transaction_id",
            sa.BigInteger(),
            server_default=sa.text("pg_current_xact_id()::text::bigint"),
            nullable=False,
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_revocations")),
    )
    op.create_index(op.f("ix_revocations_transaction_id"), "revocations", ["transaction_id"])
    op.create_index(op.f("ix_revocations_expires_at"), "revocations", ["expires_at"])
    op.create_table(
        "email_code_requests",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("email_key", sa.LargeBinary(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_email_code_requests_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_code_requests")),
    )
    op.create_index(op.f("ix_email_code_requests_at"), "email_code_requests", ["at"])
    for column in ("user_id", "email_key"):
        op.create_index(
            f"ix_email_code_requests_{column}_at", "email_code_requests", [column, "at"]
        )
    op.add_column(
        "refresh_tokens", sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    op.drop_column("refresh_tokens", "replaced_at")
    op.drop_table("email_code_requests")
    op.drop_table("revocations")
