"""Registry: customers, agreements, accounts, places, meters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import UserDefinedType

revision = "20261122_registry"
down_revision = None
branch_labels = None
depends_on = None


class Point(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **_):
        return "geometry(Point,4326)"


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.create_table(
        "buildings",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("address_key", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("locality", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=True),
        sa.Column("house", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("place", Point(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('apartment', 'house', 'other')", name=op.f("ck_buildings_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buildings")),
        sa.UniqueConstraint("address_key", name=op.f("uq_buildings_address_key")),
    )
    op.create_index(
        "ix_buildings_place", "buildings", ["place"], unique=False, postgresql_using="gist"
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("inn", sa.String(length=12), nullable=True),
        sa.CheckConstraint(
            "kind IN ('individual', 'organization')", name=op.f("ck_customers_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("external_id", name=op.f("uq_customers_external_id")),
    )
    op.create_table(
        "meter_models",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("manufacturer", sa.Text(), nullable=False),
        sa.Column("version_code", sa.Text(), nullable=True),
        sa.Column("phases", sa.SmallInteger(), nullable=True),
        sa.Column("nominal_voltage", sa.Text(), nullable=True),
        sa.Column("nominal_current", sa.Text(), nullable=True),
        sa.Column("maximum_current", sa.Text(), nullable=True),
        sa.Column("frequency", sa.Text(), nullable=True),
        sa.Column("meter_constant", sa.Text(), nullable=True),
        sa.Column("accuracy_active", sa.Text(), nullable=True),
        sa.Column("accuracy_reactive", sa.Text(), nullable=True),
        sa.Column("connection_kind", sa.Text(), nullable=True),
        sa.Column("register_number", sa.Text(), nullable=True),
        sa.Column("verification_interval_years", sa.SmallInteger(), nullable=True),
        sa.Column("service_life_years", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meter_models")),
        sa.UniqueConstraint("external_id", name=op.f("uq_meter_models_external_id")),
    )
    op.create_table(
        "tariff_schedules",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff_schedules")),
        sa.UniqueConstraint("name", name=op.f("uq_tariff_schedules_name")),
    )
    op.create_table(
        "customer_agreements",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("price_category", sa.SmallInteger(), nullable=True),
        sa.Column("sale_kind", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "price_category BETWEEN 1 AND 6", name=op.f("ck_customer_agreements_price_category")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_agreements_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_agreements")),
        sa.UniqueConstraint("number", name=op.f("uq_customer_agreements_number")),
    )
    op.create_index(
        op.f("ix_customer_agreements_customer_id"),
        "customer_agreements",
        ["customer_id"],
        unique=False,
    )
    op.create_table(
        "service_locations",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("flat", sa.Text(), nullable=True),
        sa.Column("postcode", sa.String(length=16), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_service_locations_building_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_locations")),
        sa.UniqueConstraint("external_id", name=op.f("uq_service_locations_external_id")),
    )
    op.create_index(
        op.f("ix_service_locations_building_id"), "service_locations", ["building_id"], unique=False
    )
    op.create_table(
        "customer_accounts",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("service_location_id", sa.Integer(), nullable=True),
        sa.Column("contract_start", sa.Date(), nullable=True),
        sa.Column("contract_end", sa.Date(), nullable=True),
        sa.Column("customer_name", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["customer_agreements.id"],
            name=op.f("fk_customer_accounts_agreement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_accounts_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_location_id"],
            ["service_locations.id"],
            name=op.f("fk_customer_accounts_service_location_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_accounts")),
        sa.UniqueConstraint("number", name=op.f("uq_customer_accounts_number")),
    )
    op.create_index(
        "ix_customer_accounts_address", "customer_accounts", ["address", "id"], unique=False
    )
    op.create_index(
        op.f("ix_customer_accounts_agreement_id"),
        "customer_accounts",
        ["agreement_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_customer_accounts_customer_id"), "customer_accounts", ["customer_id"], unique=False
    )
    op.create_index(
        "ix_customer_accounts_customer_name",
        "customer_accounts",
        ["customer_name", "id"],
        unique=False,
    )
    op.create_index(
        "ix_customer_accounts_search",
        "customer_accounts",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        op.f("ix_customer_accounts_service_location_id"),
        "customer_accounts",
        ["service_location_id"],
        unique=False,
    )
    op.create_table(
        "usage_points",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("mrid", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("service_location_id", sa.Integer(), nullable=False),
        sa.Column("tariff_schedule_id", sa.Integer(), nullable=True),
        sa.Column("visible_from", sa.Date(), nullable=True),
        sa.Column("scope", sa.String(length=8), server_default="unit", nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("amenity_level", sa.Text(), nullable=True),
        sa.Column(
            "transformation_ratio",
            sa.Numeric(precision=12, scale=4),
            server_default="1",
            nullable=False,
        ),
        sa.Column("loss_percent", sa.Numeric(precision=7, scale=4), nullable=True),
        sa.CheckConstraint("scope IN ('unit', 'building')", name=op.f("ck_usage_points_scope")),
        sa.CheckConstraint(
            "transformation_ratio > 0", name=op.f("ck_usage_points_transformation_ratio")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_usage_points_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_location_id"],
            ["service_locations.id"],
            name=op.f("fk_usage_points_service_location_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tariff_schedule_id"],
            ["tariff_schedules.id"],
            name=op.f("fk_usage_points_tariff_schedule_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage_points")),
        sa.UniqueConstraint("mrid", name=op.f("uq_usage_points_mrid")),
    )
    op.create_index(
        op.f("ix_usage_points_account_id"), "usage_points", ["account_id"], unique=False
    )
    op.create_index(
        op.f("ix_usage_points_service_location_id"),
        "usage_points",
        ["service_location_id"],
        unique=False,
    )
    op.create_table(
        "meters",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=True),
        sa.Column("usage_point_id", sa.Integer(), nullable=True),
        sa.Column("visible_from", sa.Date(), nullable=True),
        sa.Column("serial_number", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_kind", sa.Text(), nullable=True),
        sa.Column("manufactured_on", sa.Date(), nullable=True),
        sa.Column("seal_number", sa.Text(), nullable=True),
        sa.Column("last_instrumental_check_on", sa.Date(), nullable=True),
        sa.Column("last_verification_on", sa.Date(), nullable=True),
        sa.Column("next_verification_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["model_id"], ["meter_models.id"], name=op.f("fk_meters_model_id")),
        sa.ForeignKeyConstraint(
            ["usage_point_id"], ["usage_points.id"], name=op.f("fk_meters_usage_point_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meters")),
        sa.UniqueConstraint("external_id", name=op.f("uq_meters_external_id")),
    )
    op.create_index(op.f("ix_meters_serial_number"), "meters", ["serial_number"], unique=False)
    op.create_index(op.f("ix_meters_usage_point_id"), "meters", ["usage_point_id"], unique=False)
    op.create_table(
        "meter_installations",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("meter_id", sa.Integer(), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meter_id"], ["meters.id"], name=op.f("fk_meter_installations_meter_id")
        ),
        sa.ForeignKeyConstraint(
            ["usage_point_id"],
            ["usage_points.id"],
            name=op.f("fk_meter_installations_usage_point_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meter_installations")),
    )
    op.create_index(
        op.f("ix_meter_installations_meter_id"), "meter_installations", ["meter_id"], unique=False
    )
    op.create_index(
        op.f("ix_meter_installations_usage_point_id"),
        "meter_installations",
        ["usage_point_id"],
        unique=False,
    )
    op.create_index(
        "uq_meter_installations_open",
        "meter_installations",
        ["meter_id"],
        unique=True,
        postgresql_where=sa.text("removed_on IS NULL"),
    )
    op.create_table(
        "meter_registers",
        sa.Column("meter_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("zone", sa.SmallInteger(), nullable=False),
        sa.Column("digits", sa.SmallInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meter_id"], ["meters.id"], name=op.f("fk_meter_registers_meter_id")
        ),
        sa.PrimaryKeyConstraint("meter_id", "channel", "zone", name=op.f("pk_meter_registers")),
    )


def downgrade() -> None:
    op.drop_table("meter_registers")
    op.drop_index(
        "uq_meter_installations_open",
        table_name="meter_installations",
        postgresql_where=sa.text("removed_on IS NULL"),
    )
    op.drop_index(op.f("ix_meter_installations_usage_point_id"), table_name="meter_installations")
    op.drop_index(op.f("ix_meter_installations_meter_id"), table_name="meter_installations")
    op.drop_table("meter_installations")
    op.drop_index(op.f("ix_meters_usage_point_id"), table_name="meters")
    op.drop_index(op.f("ix_meters_serial_number"), table_name="meters")
    op.drop_table("meters")
    op.drop_index(op.f("ix_usage_points_service_location_id"), table_name="usage_points")
    op.drop_index(op.f("ix_usage_points_account_id"), table_name="usage_points")
    op.drop_table("usage_points")
    op.drop_index(op.f("ix_customer_accounts_service_location_id"), table_name="customer_accounts")
    op.drop_index(
        "ix_customer_accounts_search",
        table_name="customer_accounts",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_customer_accounts_customer_name", table_name="customer_accounts")
    op.drop_index(op.f("ix_customer_accounts_customer_id"), table_name="customer_accounts")
    op.drop_index(op.f("ix_customer_accounts_agreement_id"), table_name="customer_accounts")
    op.drop_index("ix_customer_accounts_address", table_name="customer_accounts")
    op.drop_table("customer_accounts")
    op.drop_index(op.f("ix_service_locations_building_id"), table_name="service_locations")
    op.drop_table("service_locations")
    op.drop_index(op.f("ix_customer_agreements_customer_id"), table_name="customer_agreements")
    op.drop_table("customer_agreements")
    op.drop_table("tariff_schedules")
    op.drop_table("meter_models")
    op.drop_table("customers")
    op.drop_index("ix_buildings_place", table_name="buildings", postgresql_using="gist")
    op.drop_table("buildings")
