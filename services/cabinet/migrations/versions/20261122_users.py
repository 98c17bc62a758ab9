"""Users: what they see, and the events that tell of them."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_users"
down_revision = "20261122_registry"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column(
            "received_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_inbox")),
    )
    op.create_table(
        "waiting_account_links",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "account_number", name=op.f("pk_waiting_account_links")),
    )
    op.create_index(
        op.f("ix_waiting_account_links_account_number"),
        "waiting_account_links",
        ["account_number"],
        unique=False,
    )
    op.create_table(
        "agreement_roles",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("restricted", sa.Boolean(), server_default="false", nullable=False),
        sa.Column(
            "granted_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "role IN ('administrator', 'manager', 'energy_engineer', 'accountant')",
            name=op.f("ck_agreement_roles_role"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["customer_agreements.id"],
            name=op.f("fk_agreement_roles_agreement_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_roles")),
        sa.UniqueConstraint(
            "user_id",
            "agreement_id",
            "role",
            name=op.f("uq_agreement_roles_user_id_agreement_id_role"),
        ),
    )
    op.create_index(
        op.f("ix_agreement_roles_agreement_id"), "agreement_roles", ["agreement_id"], unique=False
    )
    op.create_table(
        "account_users",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "linked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_account_users_account_id")
        ),
        sa.PrimaryKeyConstraint("user_id", "account_id", name=op.f("pk_account_users")),
    )
    op.create_index(
        op.f("ix_account_users_account_id"), "account_users", ["account_id"], unique=False
    )
    op.create_table(
        "agreement_role_objects",
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("service_location_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["role_id"],
            ["agreement_roles.id"],
            name=op.f("fk_agreement_role_objects_role_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["service_location_id"],
            ["service_locations.id"],
            name=op.f("fk_agreement_role_objects_service_location_id"),
        ),
        sa.PrimaryKeyConstraint(
            "role_id", "service_location_id", name=op.f("pk_agreement_role_objects")
        ),
    )


def downgrade() -> None:
    op.drop_table("agreement_role_objects")
    op.drop_index(op.f("ix_account_users_account_id"), table_name="account_users")
    op.drop_table("account_users")
    op.drop_index(op.f("ix_agreement_roles_agreement_id"), table_name="agreement_roles")
    op.drop_table("agreement_roles")
    op.drop_index(
        op.f("ix_waiting_account_links_account_number"), table_name="waiting_account_links"
    )
    op.drop_table("waiting_account_links")
    op.drop_table("inbox")
