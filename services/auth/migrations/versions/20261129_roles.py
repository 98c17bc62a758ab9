"""Roles of staff are rows: three that are there from the start, others that staff make."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "auth_roles"
down_revision: str | None = "auth_accounts"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BUILT_IN = (
    ("administrator", "Администратор", "Administrator"),
    ("operator", "Оператор", "Operator"),
    ("viewer", "Наблюдатель", "Viewer"),
)


def upgrade() -> None:
    roles = op.create_table(
        "staff_roles",
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("name_ru", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=True),
        sa.Column("description", sa.String(length=500), server_default="", nullable=False),
        sa.Column("rights", sa.ARRAY(sa.String(length=40)), nullable=False),
        sa.Column("built_in", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_staff_roles_version")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_staff_roles")),
        sa.UniqueConstraint("name_ru", name=op.f("uq_staff_roles_name_ru")),
        sa.UniqueConstraint("name_en", name=op.f("uq_staff_roles_name_en")),
    )
    op.bulk_insert(
        roles,
        [
            {"key": key, "name_ru": ru, "name_en": en, "rights": [], "built_in": True}
            for key, ru, en in _BUILT_IN
        ],
    )
    # The constraint holds what the check has held.
    op.create_foreign_key(op.f("fk_users_role"), "users", "staff_roles", ["role"], ["key"])
    op.create_index(op.f("ix_users_role"), "users", ["role"])
    op.drop_constraint(op.f("ck_users_role"), "users", type_="check")


def downgrade() -> None:
    # Whoever has a role that the former release does not know looks only.
    op.execute(
        "UPDATE users SET role = 'viewer' WHERE role NOT IN ('administrator', 'operator', 'viewer')"
    )
    op.create_check_constraint(
        op.f("ck_users_role"), "users", "role IN ('administrator', 'operator', 'viewer')"
    )
    op.drop_index(op.f("ix_users_role"), table_name="users")
    op.drop_constraint(op.f("fk_users_role"), "users", type_="foreignkey")
    op.drop_table("staff_roles")
