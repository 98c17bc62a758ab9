"""Second factor, changes of addresses; what staff see of machine clients."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "auth_profile"
down_revision: str | None = "auth_registrations"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def _moment(name: str, *, nullable: bool = True, now: bool = False) -> sa.Column[object]:
    return sa.Column(
        name,
        sa.DateTime(timezone=True),
        nullable=nullable and not now,
        server_default=sa.text("now()") if now else None,
    )


def _user(table: str) -> tuple[sa.Column[object], sa.ForeignKeyConstraint]:
    return (
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f(f"fk_{table}_user_id"), ondelete="CASCADE"
        ),
    )


def upgrade() -> None:
    op.create_table(
        "second_factors",
        *_user("second_factors"),
        sa.Column("new_device_letter", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("totp_secret", sa.String(length=500), nullable=True),
        _moment("totp_confirmed_at"),
        sa.Column("totp_last_step", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "recovery_codes",
        *_user("recovery_codes"),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        _moment("used_at"),
        sa.PrimaryKeyConstraint("user_id", "code_hash", name=op.f("pk_recovery_codes")),
    )
    op.create_table(
        "email_changes",
        *_user("email_changes"),
        sa.Column("new_email", sa.String(length=254), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        _moment("sent_at", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        _moment("used_at"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_email_changes")),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_user("sign_in_attempts"),
        sa.Column("password_digest", sa.LargeBinary(), nullable=False),
        _moment("created_at", now=True),
        _moment("expires_at", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=True),
        _moment("code_sent_at"),
        _moment("used_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    for table, column in (
        ("sign_in_attempts", "user_id"),
        ("sign_in_attempts", "expires_at"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    op.add_column("sessions", sa.Column("device_hash", sa.LargeBinary(), nullable=True))
    op.add_column("machine_clients", _moment("revoked_at"))
    op.add_column("machine_client_secrets", _moment("last_used_at"))
    op.add_column(
        "machine_client_secrets",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    )
    op.create_unique_constraint(
        op.f("uq_machine_client_secrets_id"), "machine_client_secrets", ["id"]
    )


def downgrade() -> None:
    op.drop_constraint(
        op.f("uq_machine_client_secrets_id"), "machine_client_secrets", type_="unique"
    )
    op.drop_column("machine_client_secrets", "id")
    op.drop_column("machine_client_secrets", "last_used_at")
    op.drop_column("machine_clients", "revoked_at")
    op.drop_column("sessions", "device_hash")
    for table in (
        "sign_in_attempts",
        "email_changes",
        "recovery_codes",
        "second_factors",
    ):
        op.drop_table(table)
