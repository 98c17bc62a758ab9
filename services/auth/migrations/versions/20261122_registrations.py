"""Proofs of a person, registration requests, recovery, temporary passwords."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "auth_registrations"
down_revision: str | None = "20261122_first_tables"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "picture_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_codes")),
    )
    op.create_index(
        op.f("ix_picture_codes_expires_at"), "picture_codes", ["expires_at"], unique=False
    )
    op.create_table(
        "recovery_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=2), server_default="ru", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent", sa.Boolean(), server_default="false", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_requests")),
    )
    op.create_index(
        "ix_recovery_requests_due",
        "recovery_requests",
        ["created_at"],
        unique=False,
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.create_index(
        "ix_recovery_requests_email_created_at",
        "recovery_requests",
        ["email", "created_at"],
        unique=False,
    )
    op.create_table(
        "used_proofs",
        sa.Column("proof_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("proof_hash", name=op.f("pk_used_proofs")),
    )
    op.create_index(op.f("ix_used_proofs_expires_at"), "used_proofs", ["expires_at"], unique=False)
    op.create_table(
        "recovery_links",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_recovery_links_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_recovery_links")),
    )
    op.create_index(
        op.f("ix_recovery_links_expires_at"), "recovery_links", ["expires_at"], unique=False
    )
    op.create_index(op.f("ix_recovery_links_user_id"), "recovery_links", ["user_id"], unique=False)
    op.create_table(
        "registration_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="received", nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("address_id", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=2), server_default="ru", nullable=False),
        sa.Column("consent_version", sa.String(length=40), nullable=False),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consent_from", sa.String(length=45), server_default="", nullable=False),
        sa.Column("waiting_because", sa.String(length=20), server_default="", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "due_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "language IN ('ru', 'en')", name=op.f("ck_registration_requests_language")
        ),
        sa.CheckConstraint(
            "state IN ('received', 'waiting', 'approved', 'declined')",
            name=op.f("ck_registration_requests_state"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_registration_requests_user_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_requests")),
    )
    op.create_index(
        "ix_registration_requests_account_number",
        "registration_requests",
        ["account_number"],
        unique=False,
    )
    op.create_index(
        "ix_registration_requests_due",
        "registration_requests",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("state = 'received'"),
    )
    op.create_index(
        "ix_registration_requests_state_created_at",
        "registration_requests",
        ["state", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_registration_requests_user_id"), "registration_requests", ["user_id"], unique=False
    )
    op.add_column("users", sa.Column("temporary_hash", sa.LargeBinary(), nullable=True))
    op.add_column(
        "users", sa.Column("temporary_expires_at", sa.DateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    op.drop_column("users", "temporary_expires_at")
    op.drop_column("users", "temporary_hash")
    op.drop_index(op.f("ix_registration_requests_user_id"), table_name="registration_requests")
    op.drop_index("ix_registration_requests_state_created_at", table_name="registration_requests")
    op.drop_index(
        "ix_registration_requests_due",
        table_name="registration_requests",
        postgresql_where=sa.text("state = 'received'"),
    )
    op.drop_index("ix_registration_requests_account_number", table_name="registration_requests")
    op.drop_table("registration_requests")
    op.drop_index(op.f("ix_recovery_links_user_id"), table_name="recovery_links")
    op.drop_index(op.f("ix_recovery_links_expires_at"), table_name="recovery_links")
    op.drop_table("recovery_links")
    op.drop_index(op.f("ix_used_proofs_expires_at"), table_name="used_proofs")
    op.drop_table("used_proofs")
    op.drop_index("ix_recovery_requests_email_created_at", table_name="recovery_requests")
    op.drop_index(
        "ix_recovery_requests_due",
        table_name="recovery_requests",
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.drop_table("recovery_requests")
    op.drop_index(op.f("ix_picture_codes_expires_at"), table_name="picture_codes")
    op.drop_table("picture_codes")
