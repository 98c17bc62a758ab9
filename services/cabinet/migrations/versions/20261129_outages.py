"""Outages, whom they touch, reports of people without energy; substations of the registry."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import UserDefinedType

revision = "cabinet_outages"
down_revision = "cabinet_appeals"
branch_labels = None
depends_on = None


class Shape(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "geometry(Geometry,4326)"


def upgrade() -> None:
    op.create_table(
        "outages",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=9), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expected_end_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cause", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("scope_kind", sa.String(length=10), nullable=False),
        sa.Column("scope", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("shape", Shape(), nullable=True),
        sa.Column("from_street", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("buildings", sa.Integer(), server_default="0", nullable=False),
        sa.Column("accounts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("changed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("sending_key", sa.String(length=128), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "kind <> 'planned' OR expected_end_at IS NOT NULL", name=op.f("ck_outages_planned_end")
        ),
        sa.CheckConstraint("kind IN ('planned', 'emergency')", name=op.f("ck_outages_kind")),
        sa.CheckConstraint(
            "scope_kind IN ('buildings', 'area', 'radius', 'substation')",
            name=op.f("ck_outages_scope_kind"),
        ),
        sa.CheckConstraint("expected_end_at > starts_at", name=op.f("ck_outages_expected_end_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outages")),
    )
    op.create_index(op.f("ix_outages_changed_at"), "outages", ["changed_at"], unique=False)
    op.create_index(
        "ix_outages_open",
        "outages",
        ["starts_at"],
        unique=False,
        postgresql_where=sa.text(
            "published_at IS NOT NULL AND ended_at IS NULL AND cancelled_at IS NULL"
        ),
    )
    op.create_index(op.f("ix_outages_starts_at"), "outages", ["starts_at"], unique=False)
    op.create_index("uq_outages_external_id", "outages", ["external_id"], unique=True)
    op.create_index("uq_outages_sending", "outages", ["made_by", "sending_key"], unique=True)
    op.create_table(
        "outage_acts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("outage_id", sa.Integer(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("act", sa.String(length=9), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("expected_end_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("mark", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "act IN ('created', 'changed', 'published', 'updated', 'ended', 'cancelled',"
            " 'imported')",
            name=op.f("ck_outage_acts_act"),
        ),
        sa.ForeignKeyConstraint(
            ["outage_id"], ["outages.id"], name=op.f("fk_outage_acts_outage_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage_acts")),
    )
    op.create_index(
        op.f("ix_outage_acts_outage_id_id"), "outage_acts", ["outage_id", "id"], unique=False
    )
    op.create_index("uq_outage_acts_place", "outage_acts", ["place"], unique=True)
    op.create_index(
        "ix_outage_acts_unplaced",
        "outage_acts",
        ["id"],
        unique=False,
        postgresql_where=sa.text("place IS NULL AND told"),
    )
    op.create_table(
        "outage_users",
        sa.Column("outage_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outage_id"],
            ["outages.id"],
            name=op.f("fk_outage_users_outage_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("outage_id", "user_id", name=op.f("pk_outage_users")),
    )
    op.create_table(
        "outage_buildings",
        sa.Column("outage_id", sa.Integer(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_outage_buildings_building_id")
        ),
        sa.ForeignKeyConstraint(
            ["outage_id"],
            ["outages.id"],
            name=op.f("fk_outage_buildings_outage_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("outage_id", "building_id", name=op.f("pk_outage_buildings")),
    )
    op.create_index(
        op.f("ix_outage_buildings_building_id"), "outage_buildings", ["building_id"], unique=False
    )
    op.create_table(
        "outage_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("outage_id", sa.Integer(), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sending_key", sa.String(length=128), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_outage_reports_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_outage_reports_building_id")
        ),
        sa.ForeignKeyConstraint(
            ["outage_id"],
            ["outages.id"],
            name=op.f("fk_outage_reports_outage_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage_reports")),
    )
    op.create_index(op.f("ix_outage_reports_at"), "outage_reports", ["at"], unique=False)
    op.create_index(
        op.f("ix_outage_reports_building_id"), "outage_reports", ["building_id"], unique=False
    )
    op.create_index(
        op.f("ix_outage_reports_outage_id"), "outage_reports", ["outage_id"], unique=False
    )
    op.create_index(
        "ix_outage_reports_user_id_at", "outage_reports", ["user_id", "at"], unique=False
    )
    op.create_index(
        "uq_outage_reports_sending", "outage_reports", ["user_id", "sending_key"], unique=True
    )
    op.add_column("service_locations", sa.Column("substation", sa.Text(), nullable=True))
    op.create_index(
        op.f("ix_service_locations_substation"), "service_locations", ["substation"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_service_locations_substation"), table_name="service_locations")
    op.drop_column("service_locations", "substation")
    op.drop_index("uq_outage_reports_sending", table_name="outage_reports")
    op.drop_index("ix_outage_reports_user_id_at", table_name="outage_reports")
    op.drop_index(op.f("ix_outage_reports_outage_id"), table_name="outage_reports")
    op.drop_index(op.f("ix_outage_reports_building_id"), table_name="outage_reports")
    op.drop_index(op.f("ix_outage_reports_at"), table_name="outage_reports")
    op.drop_table("outage_reports")
    op.drop_index(op.f("ix_outage_buildings_building_id"), table_name="outage_buildings")
    op.drop_table("outage_buildings")
    op.drop_table("outage_users")
    op.drop_index(op.f("ix_outage_acts_outage_id_id"), table_name="outage_acts")
    op.drop_table("outage_acts")
    op.drop_index("uq_outages_sending", table_name="outages")
    op.drop_index("uq_outages_external_id", table_name="outages")
    op.drop_index(op.f("ix_outages_starts_at"), table_name="outages")
    op.drop_index(
        "ix_outages_open",
        table_name="outages",
        postgresql_where=sa.text(
            "published_at IS NOT NULL AND ended_at IS NULL AND cancelled_at IS NULL"
        ),
    )
    op.drop_index(op.f("ix_outages_changed_at"), table_name="outages")
    op.drop_table("outages")
