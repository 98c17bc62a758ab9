"""Consumers ask for one more account; whoever sees it is asked."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "auth_accounts"
down_revision: str | None = "auth_joining"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_REQUESTS = "registration_requests"
_FORMER = "'received', 'waiting', 'approved', 'declined', 'expired'"


def upgrade() -> None:
    op.add_column(_REQUESTS, sa.Column("asker_id", sa.Uuid(), nullable=True))
    op.add_column(_REQUESTS, sa.Column("asked_until", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_registration_requests_asker_id"),
        _REQUESTS,
        "users",
        ["asker_id"],
        ["id"],
        ondelete="CASCADE",
    )
    op.create_index(op.f("ix_registration_requests_asker_id"), _REQUESTS, ["asker_id"])
    op.drop_constraint(op.f("ck_registration_requests_state"), _REQUESTS, type_="check")
    op.create_check_constraint(
        op.f("ck_registration_requests_state"),
        _REQUESTS,
        f"state IN ({_FORMER}, 'asked', 'refused', 'withdrawn')",
    )
    op.create_table(
        "account_consents",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column(
            "asked_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            [f"{_REQUESTS}.id"],
            name=op.f("fk_account_consents_request_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_account_consents_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request_id", "user_id", name=op.f("pk_account_consents")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_consents_token_hash")),
    )
    op.create_index(op.f("ix_account_consents_user_id"), "account_consents", ["user_id"])


def downgrade() -> None:
    op.drop_table("account_consents")
    op.execute("DELETE FROM registration_requests WHERE asker_id IS NOT NULL")
    op.drop_constraint(op.f("ck_registration_requests_state"), _REQUESTS, type_="check")
    op.create_check_constraint(
        op.f("ck_registration_requests_state"), _REQUESTS, f"state IN ({_FORMER})"
    )
    op.drop_index(op.f("ix_registration_requests_asker_id"), table_name=_REQUESTS)
    op.drop_constraint(op.f("fk_registration_requests_asker_id"), _REQUESTS, type_="foreignkey")
    op.drop_column(_REQUESTS, "asked_until")
    op.drop_column(_REQUESTS, "asker_id")
