"""Readings, meter events, batches, settings of the supplier."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261122_readings"
down_revision = "20261122_users"
branch_labels = None
depends_on = None


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
        sa.PrimaryKeyConstraint("day", "meter_id", "channel", name=op.f("pk_interval_profile")),
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
        postgresql_with={"fillfactor": 50},
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
    op.execute(PUT_DAYS)
    op.execute(SUPPLIER)


def downgrade() -> None:
    op.execute("DROP FUNCTION put_days(bigint[], smallint[], bigint[])")
    op.drop_table("connection_states")
    op.drop_table("supplier_settings")
    op.drop_table("section_visits")
    op.drop_table("register_readings")
    op.drop_index(
        op.f("ix_register_reading_history_meter_id_channel_taken_at"),
        table_name="register_reading_history",
    )
    op.drop_table("register_reading_history")
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
