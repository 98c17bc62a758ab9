"""Tariff schedules get versions with prices; usage points have them from a day on."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_tariffs"
down_revision = "cabinet_hours_en"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "tariff_schedules", sa.Column("supplier_name", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "tariff_schedules",
        sa.Column("audience", sa.String(length=12), server_default="household", nullable=False),
    )
    op.add_column(
        "tariff_schedules",
        sa.Column("offered", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column(
        "tariff_schedules", sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column("tariff_schedules", sa.Column("batch_name", sa.Text(), nullable=True))
    op.execute("UPDATE tariff_schedules SET batch_name = name")
    op.create_unique_constraint(
        op.f("uq_tariff_schedules_batch_name"), "tariff_schedules", ["batch_name"]
    )
    op.create_check_constraint(
        op.f("ck_tariff_schedules_audience"),
        "tariff_schedules",
        "audience IN ('household', 'organization')",
    )
    op.create_table(
        "tariff_versions",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("terms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("created_by", sa.Text(), server_default="", nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["tariff_schedules.id"],
            name=op.f("fk_tariff_versions_schedule_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff_versions")),
    )
    op.create_index(
        "uq_tariff_versions_counting",
        "tariff_versions",
        ["schedule_id", "valid_from"],
        unique=True,
        postgresql_where=sa.text("replaced_at IS NULL"),
    )
    op.create_index(op.f("ix_tariff_versions_schedule_id"), "tariff_versions", ["schedule_id"])
    op.create_table(
        "tariff_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("kind BETWEEN 1 AND 8", name=op.f("ck_tariff_days_kind")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_tariff_days")),
    )
    op.create_table(
        "usage_point_tariffs",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=True),
        sa.Column(
            "assigned_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("assigned_by", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["usage_point_id"],
            ["usage_points.id"],
            name=op.f("fk_usage_point_tariffs_usage_point_id"),
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["tariff_schedules.id"],
            name=op.f("fk_usage_point_tariffs_schedule_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage_point_tariffs")),
    )
    op.create_table(
        "meter_register_zones",
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("register", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("zone", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "register BETWEEN 1 AND 3", name=op.f("ck_meter_register_zones_register")
        ),
        sa.CheckConstraint("zone BETWEEN 1 AND 3", name=op.f("ck_meter_register_zones_zone")),
        sa.ForeignKeyConstraint(
            ["meter_id"], ["meters.id"], name=op.f("fk_meter_register_zones_meter_id")
        ),
        sa.PrimaryKeyConstraint("meter_id", "register", name=op.f("pk_meter_register_zones")),
    )
    # What batches have told so far holds for the past as well: nothing else is known of it.
    op.execute(
        "INSERT INTO usage_point_tariffs (usage_point_id, schedule_id)"
        " SELECT id, tariff_schedule_id FROM usage_points WHERE tariff_schedule_id IS NOT NULL"
    )
    op.create_index(
        "uq_usage_point_tariffs_day",
        "usage_point_tariffs",
        ["usage_point_id", "from_day"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.create_index(
        op.f("ix_usage_point_tariffs_schedule_id"), "usage_point_tariffs", ["schedule_id"]
    )


def downgrade() -> None:
    op.drop_table("meter_register_zones")
    op.drop_table("usage_point_tariffs")
    op.drop_table("tariff_days")
    op.drop_table("tariff_versions")
    op.drop_constraint(op.f("ck_tariff_schedules_audience"), "tariff_schedules", type_="check")
    for column in ("batch_name", "archived_at", "offered", "audience", "supplier_name"):
        op.drop_column("tariff_schedules", column)
