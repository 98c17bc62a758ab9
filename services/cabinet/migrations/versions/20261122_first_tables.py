"""first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import UserDefinedType

revision = "20261122_first"
down_revision = None
branch_labels = None
depends_on = None


class Point(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **_):
        return "geometry(Point,4326)"


# Puts values at the given places of an array; plpgsql does it without copying at each place.
PUT_DAYS = """
CREATE FUNCTION put_days(sums bigint[], days smallint[], totals bigint[]) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    FOR i IN 1 .. cardinality(days) LOOP
        sums[days[i]] := totals[i];
    END LOOP;
    RETURN sums;
END $$
"""
SUPPLIER = """
INSERT INTO supplier_settings (id, name, color, time_zone, billing_day, rows_per_page)
VALUES (1, 'Энергосбытовая компания', '#1668dc', 'Europe/Moscow', 1, 20)
"""


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
        "intake_batches",
        sa.Column("number", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=128), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column(
            "received_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("accepted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rejected", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "errors", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_intake_batches")),
        sa.UniqueConstraint("id", name=op.f("uq_intake_batches_id")),
    )
    op.create_index(
        op.f("ix_intake_batches_received_at"), "intake_batches", ["received_at"], unique=False
    )
    op.create_table(
        "interval_daily_totals",
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("interval_minutes", sa.SmallInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("complete", sa.Integer(), nullable=False),
        sa.Column("sums", sa.ARRAY(sa.BigInteger()), nullable=False),
        sa.PrimaryKeyConstraint(
            "meter_id", "channel", "month", name=op.f("pk_interval_daily_totals")
        ),
        postgresql_partition_by="RANGE (month)",
    )
    op.create_table(
        "interval_profile",
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("interval_minutes", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("values", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("quality", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("meter_id", "channel", "day", name=op.f("pk_interval_profile")),
        postgresql_partition_by="RANGE (day)",
    )
    op.create_table(
        "interval_profile_history",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column(
            "replaced_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("meter_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("interval_minutes", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=False),
        sa.Column("values", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("quality", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interval_profile_history")),
    )
    op.create_index(
        op.f("ix_interval_profile_history_meter_id_channel_day"),
        "interval_profile_history",
        ["meter_id", "channel", "day"],
        unique=False,
    )
    op.create_table(
        "meter_channels",
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("interval_minutes", sa.SmallInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("meter_id", "channel", name=op.f("pk_meter_channels")),
        postgresql_with={"fillfactor": 70},
    )
    op.create_table(
        "meter_events",
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("severity", sa.SmallInteger(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "received_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("meter_id", "occurred_at", "code", name=op.f("pk_meter_events")),
        postgresql_partition_by="RANGE (occurred_at)",
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
        "register_reading_history",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column(
            "replaced_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("meter_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("source", sa.SmallInteger(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("t1", sa.BigInteger(), nullable=True),
        sa.Column("t2", sa.BigInteger(), nullable=True),
        sa.Column("t3", sa.BigInteger(), nullable=True),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_reading_history")),
    )
    op.create_index(
        op.f("ix_register_reading_history_meter_id_channel_taken_at"),
        "register_reading_history",
        ["meter_id", "channel", "taken_at"],
        unique=False,
    )
    op.create_table(
        "register_readings",
        sa.Column("meter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("source", sa.SmallInteger(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("t1", sa.BigInteger(), nullable=True),
        sa.Column("t2", sa.BigInteger(), nullable=True),
        sa.Column("t3", sa.BigInteger(), nullable=True),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "meter_id", "channel", "taken_at", name=op.f("pk_register_readings")
        ),
        postgresql_partition_by="RANGE (taken_at)",
    )
    op.create_table(
        "section_visits",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("section", sa.String(length=16), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "section", name=op.f("pk_section_visits")),
    )
    op.create_table(
        "supplier_settings",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("color", sa.String(length=7), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("billing_day", sa.SmallInteger(), nullable=False),
        sa.Column("rows_per_page", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "billing_day BETWEEN 1 AND 28", name=op.f("ck_supplier_settings_billing_day")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_supplier_settings_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_settings")),
    )
    op.create_table(
        "tariff_schedules",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff_schedules")),
        sa.UniqueConstraint("name", name=op.f("uq_tariff_schedules_name")),
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
        "connection_states",
        sa.Column("meter_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "state IN ('connected', 'disconnected', 'limited')",
            name=op.f("ck_connection_states_state"),
        ),
        sa.ForeignKeyConstraint(
            ["meter_id"], ["meters.id"], name=op.f("fk_connection_states_meter_id")
        ),
        sa.PrimaryKeyConstraint("meter_id", "changed_at", name=op.f("pk_connection_states")),
    )
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
    op.execute(PUT_DAYS)
    op.execute(SUPPLIER)


def downgrade() -> None:
    op.execute("DROP FUNCTION put_days")
    op.drop_table("meter_registers")
    op.drop_index(
        "uq_meter_installations_open",
        table_name="meter_installations",
        postgresql_where=sa.text("removed_on IS NULL"),
    )
    op.drop_index(op.f("ix_meter_installations_usage_point_id"), table_name="meter_installations")
    op.drop_index(op.f("ix_meter_installations_meter_id"), table_name="meter_installations")
    op.drop_table("meter_installations")
    op.drop_table("connection_states")
    op.drop_index(op.f("ix_meters_usage_point_id"), table_name="meters")
    op.drop_index(op.f("ix_meters_serial_number"), table_name="meters")
    op.drop_table("meters")
    op.drop_index(op.f("ix_usage_points_service_location_id"), table_name="usage_points")
    op.drop_index(op.f("ix_usage_points_account_id"), table_name="usage_points")
    op.drop_table("usage_points")
    op.drop_table("agreement_role_objects")
    op.drop_index(op.f("ix_account_users_account_id"), table_name="account_users")
    op.drop_table("account_users")
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
    op.drop_index(op.f("ix_agreement_roles_agreement_id"), table_name="agreement_roles")
    op.drop_table("agreement_roles")
    op.drop_index(op.f("ix_service_locations_building_id"), table_name="service_locations")
    op.drop_table("service_locations")
    op.drop_index(op.f("ix_customer_agreements_customer_id"), table_name="customer_agreements")
    op.drop_table("customer_agreements")
    op.drop_index(
        op.f("ix_waiting_account_links_account_number"), table_name="waiting_account_links"
    )
    op.drop_table("waiting_account_links")
    op.drop_table("tariff_schedules")
    op.drop_table("supplier_settings")
    op.drop_table("section_visits")
    op.drop_table("register_readings")
    op.drop_index(
        op.f("ix_register_reading_history_meter_id_channel_taken_at"),
        table_name="register_reading_history",
    )
    op.drop_table("register_reading_history")
    op.drop_table("meter_models")
    op.drop_table("meter_events")
    op.drop_table("meter_channels")
    op.drop_index(
        op.f("ix_interval_profile_history_meter_id_channel_day"),
        table_name="interval_profile_history",
    )
    op.drop_table("interval_profile_history")
    op.drop_table("interval_profile")
    op.drop_table("interval_daily_totals")
    op.drop_index(op.f("ix_intake_batches_received_at"), table_name="intake_batches")
    op.drop_table("intake_batches")
    op.drop_table("inbox")
    op.drop_table("customers")
    op.drop_index("ix_buildings_place", table_name="buildings", postgresql_using="gist")
    op.drop_table("buildings")
