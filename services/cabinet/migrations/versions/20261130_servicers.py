"""Organisations that serve houses, their people, and readings that they hand in."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_servicers"
down_revision = "cabinet_organisation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "servicing_organizations",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("external_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("inn", sa.String(12)),
        sa.Column("agreement_number", sa.String(64)),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "kind IN ('management_company', 'homeowners', 'cooperative', 'other')",
            name=op.f("ck_servicing_organizations_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_servicing_organizations")),
        sa.UniqueConstraint("external_id", name=op.f("uq_servicing_organizations_external_id")),
    )
    op.create_table(
        "servicing_people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text()),
        sa.Column("main", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("user_id", sa.Uuid()),
        sa.Column(
            "added_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_servicing_people_email_lower")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["servicing_organizations.id"],
            name=op.f("fk_servicing_people_organization_id_servicing_organizations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_servicing_people")),
    )
    for column in ("email", "user_id"):
        op.create_index(
            f"uq_servicing_people_{column}",
            "servicing_people",
            [column],
            unique=True,
            postgresql_where=sa.text("ended_at IS NULL"),
        )
    op.create_index(
        op.f("ix_servicing_people_organization_id"), "servicing_people", ["organization_id"]
    )
    op.create_table(
        "served_houses",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.String(64)),
        sa.Column("first_day", sa.Date()),
        sa.Column("last_day", sa.Date()),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["servicing_organizations.id"],
            name=op.f("fk_served_houses_organization_id_servicing_organizations"),
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_served_houses_building_id_buildings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_served_houses")),
        sa.UniqueConstraint("external_id", name=op.f("uq_served_houses_external_id")),
    )
    op.create_index(
        "uq_served_houses_open",
        "served_houses",
        ["building_id"],
        unique=True,
        postgresql_where=sa.text("last_day IS NULL"),
    )
    for column in ("organization_id", "building_id"):
        op.create_index(op.f(f"ix_served_houses_{column}"), "served_houses", [column])
    op.add_column("submissions", sa.Column("organization_id", sa.Integer()))
    op.add_column("submissions", sa.Column("session_id", sa.Uuid()))
    op.create_foreign_key(
        op.f("fk_submissions_organization_id_servicing_organizations"),
        "submissions",
        "servicing_organizations",
        ["organization_id"],
        ["id"],
    )
    op.create_index(
        op.f("ix_submissions_organization_id_submitted_at"),
        "submissions",
        ["organization_id", "submitted_at"],
        postgresql_where=sa.text("organization_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_submissions_organization_id_submitted_at"), table_name="submissions")
    op.drop_constraint(
        op.f("fk_submissions_organization_id_servicing_organizations"),
        "submissions",
        type_="foreignkey",
    )
    op.drop_column("submissions", "session_id")
    op.drop_column("submissions", "organization_id")
    op.drop_table("served_houses")
    op.drop_table("servicing_people")
    op.drop_table("servicing_organizations")
