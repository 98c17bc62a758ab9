"""Estimated and doubtful parts of sums, remarks on stored lines, billing days up to the 31st."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_readings_parts"
down_revision = "cabinet_streets"
branch_labels = None
depends_on = None

# Days whose values are not all good are few: they are found once, and summed by quality.
FILL = """
WITH marked AS (
    SELECT p.meter_id, p.channel, date_trunc('month', p.day)::date AS month,
        extract(day FROM p.day)::smallint AS day,
        sum(v.value) FILTER (WHERE m.mark = 1) AS estimated,
        sum(v.value) FILTER (WHERE m.mark = 2) AS doubtful
    FROM interval_profile p
    CROSS JOIN LATERAL unnest(p."values") WITH ORDINALITY AS v (value, place)
    CROSS JOIN LATERAL (SELECT get_byte(p.quality,
        CASE WHEN length(p.quality) = 1 THEN 0 ELSE v.place::int - 1 END) AS mark) AS m
    WHERE p.quality IS NOT NULL AND v.value IS NOT NULL
    GROUP BY p.meter_id, p.channel, p.day
), months AS (
    SELECT meter_id, channel, month, array_agg(day) AS days,
        array_agg(estimated::bigint) AS estimated, count(estimated) > 0 AS any_estimated,
        array_agg(doubtful::bigint) AS doubtful, count(doubtful) > 0 AS any_doubtful
    FROM marked GROUP BY meter_id, channel, month
)
UPDATE interval_daily_totals t SET
    estimated = CASE WHEN m.any_estimated THEN put_days(
        array_fill(NULL::bigint, ARRAY[cardinality(t.sums)]), m.days, m.estimated) END,
    doubtful = CASE WHEN m.any_doubtful THEN put_days(
        array_fill(NULL::bigint, ARRAY[cardinality(t.sums)]), m.days, m.doubtful) END
FROM months m
WHERE t.meter_id = m.meter_id AND t.channel = m.channel AND t.month = m.month
"""


def upgrade() -> None:
    op.add_column(
        "intake_batches",
        sa.Column(
            "notes",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default="[]",
            nullable=False,
        ),
    )
    for part in ("estimated", "doubtful"):
        op.add_column(
            "interval_daily_totals", sa.Column(part, sa.ARRAY(sa.BigInteger()), nullable=True)
        )
    op.execute(FILL)
    _billing_days_until(31)


def downgrade() -> None:
    op.execute("UPDATE supplier_settings SET billing_day = 28 WHERE billing_day > 28")
    _billing_days_until(28)
    op.drop_column("interval_daily_totals", "doubtful")
    op.drop_column("interval_daily_totals", "estimated")
    op.drop_column("intake_batches", "notes")


def _billing_days_until(last: int) -> None:
    name = op.f("ck_supplier_settings_billing_day")
    op.drop_constraint(name, "supplier_settings", type_="check")
    op.create_check_constraint(name, "supplier_settings", f"billing_day BETWEEN 1 AND {last}")
