"""Tariffs have a mark that changes with them; beside sums of days is what fell into zones."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_quick_looks"
down_revision = "cabinet_unusual"
branch_labels = None
depends_on = None

_TABLES = ("tariff_versions", "tariff_days")
# By chance, not by number: what is rolled back, or brought back from a copy, is never taken for
# another.
_FOLLOW = """
CREATE FUNCTION mark_tariffs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tariff_mark SET mark = gen_random_uuid();
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "tariff_mark",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column(
            "known_since",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_tariff_mark_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff_mark")),
    )
    op.execute("INSERT INTO tariff_mark (id) VALUES (1)")
    op.execute(_FOLLOW)
    for table in _TABLES:
        op.execute(
            "CREATE TRIGGER mark_tariffs AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE"
            f" ON {table} FOR EACH STATEMENT EXECUTE FUNCTION mark_tariffs()"
        )
    op.add_column("interval_daily_totals", sa.Column("zone_key", sa.BigInteger(), nullable=True))
    op.add_column(
        "interval_daily_totals",
        sa.Column("zoned", sa.Integer(), server_default=sa.text("0"), nullable=False),
    )
    op.add_column(
        "interval_daily_totals",
        sa.Column("zone_sums", postgresql.ARRAY(sa.Integer()), nullable=True),
    )


def downgrade() -> None:
    for column in ("zone_sums", "zoned", "zone_key"):
        op.drop_column("interval_daily_totals", column)
    for table in _TABLES:
        op.execute(f"DROP TRIGGER mark_tariffs ON {table}")
    op.execute("DROP FUNCTION mark_tariffs()")
    op.drop_table("tariff_mark")
