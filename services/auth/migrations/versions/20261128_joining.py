"""Who joins: attempts counted, second proofs, proved and claimed phones."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "auth_joining"
down_revision: str | None = "auth_revocations"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_REQUESTS = "registration_requests"


def upgrade() -> None:
    op.create_table(
        "guessing_warnings",
        sa.Column("account_key", sa.String(length=64), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account_key", name=op.f("pk_guessing_warnings")),
    )
    op.create_index(
        op.f("ix_guessing_warnings_told_at"), "guessing_warnings", ["told_at"], unique=False
    )
    op.create_table(
        "registration_attempts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column(
            "made_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("account_key", sa.String(length=64), nullable=False),
        sa.Column("email_hash", sa.LargeBinary(), nullable=False),
        sa.Column("phone_hash", sa.LargeBinary(), nullable=False),
        sa.Column("network_hash", sa.LargeBinary(), nullable=False),
        sa.Column("mismatch", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_attempts")),
    )
    for name, column in (
        ("account", "account_key"),
        ("email", "email_hash"),
        ("phone", "phone_hash"),
        ("network", "network_hash"),
    ):
        op.create_index(
            f"ix_registration_attempts_{name}",
            "registration_attempts",
            [column, "made_at"],
            unique=False,
        )
    op.add_column(
        _REQUESTS, sa.Column("proofs", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.add_column(
        _REQUESTS, sa.Column("proof", sa.String(length=8), server_default="none", nullable=False)
    )
    op.add_column(
        _REQUESTS, sa.Column("matched", sa.Boolean(), server_default="false", nullable=False)
    )
    op.add_column(
        _REQUESTS, sa.Column("name_check", sa.String(length=8), server_default="", nullable=False)
    )
    op.add_column(
        _REQUESTS, sa.Column("phone_known", sa.Boolean(), server_default="false", nullable=False)
    )
    op.add_column(_REQUESTS, sa.Column("tries", sa.Integer(), server_default="1", nullable=False))
    op.add_column(
        _REQUESTS,
        sa.Column(
            "last_tried_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
    )
    op.add_column(_REQUESTS, sa.Column("network_hash", sa.LargeBinary(), nullable=True))
    op.execute(f"UPDATE {_REQUESTS} SET last_tried_at = created_at")  # noqa: S608
    op.drop_constraint(op.f("ck_registration_requests_state"), _REQUESTS, type_="check")
    op.create_check_constraint(
        op.f("ck_registration_requests_state"),
        _REQUESTS,
        "state IN ('received', 'waiting', 'approved', 'declined', 'expired')",
    )
    op.add_column("users", sa.Column("phone_proof", sa.String(length=8), nullable=True))
    op.add_column("users", sa.Column("claimed_phone", sa.String(length=16), nullable=True))
    op.create_index(op.f("ix_users_claimed_phone"), "users", ["claimed_phone"], unique=False)
    op.create_check_constraint(
        op.f("ck_users_phone_proof"), "users", "phone_proof IN ('registry', 'staff', 'kept')"
    )
    # Whoever signs in by a phone today goes on doing so.
    op.execute("UPDATE users SET phone_proof = 'kept' WHERE phone IS NOT NULL")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_users_phone_proof"), "users", type_="check")
    op.drop_index(op.f("ix_users_claimed_phone"), table_name="users")
    op.drop_column("users", "claimed_phone")
    op.drop_column("users", "phone_proof")
    op.execute(f"DELETE FROM {_REQUESTS} WHERE state = 'expired'")  # noqa: S608
    op.drop_constraint(op.f("ck_registration_requests_state"), _REQUESTS, type_="check")
    op.create_check_constraint(
        op.f("ck_registration_requests_state"),
        _REQUESTS,
        "state IN ('received', 'waiting', 'approved', 'declined')",
    )
    for column in (
        "network_hash",
        "last_tried_at",
        "tries",
        "phone_known",
        "name_check",
        "matched",
        "proof",
        "proofs",
    ):
        op.drop_column(_REQUESTS, column)
    op.drop_table("registration_attempts")
    op.drop_table("guessing_warnings")
