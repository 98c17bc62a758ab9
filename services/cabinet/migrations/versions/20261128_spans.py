"""Spans: which days of which meter each user sees, kept in a table by the database itself."""
# ruff: noqa: S608 (the parts put together are constants, never input)

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "cabinet_spans"
down_revision = "cabinet_joining"
branch_labels = None
depends_on = None

# `locks.REGISTRY`: two changes that concern one place come one after the other.
_LOCK = 0x7265_6769

# A first meter at its first place counts from ever: installation dates are often those of the
# paper. One that replaced another, or came from elsewhere, counts from the day it came.
_CAME = """CASE WHEN
            EXISTS (SELECT FROM meter_installations x WHERE x.meter_id = i.meter_id
                AND x.id <> i.id AND x.removed_on <= i.installed_on)
            OR EXISTS (SELECT FROM meter_installations x WHERE x.usage_point_id = i.usage_point_id
                AND x.id <> i.id AND x.removed_on <= i.installed_on)
        THEN i.installed_on END"""
# The day on which it went to another place is that place's.
_LEFT = """least(i.removed_on, (
            SELECT min(n.installed_on) - 1 FROM meter_installations n
            WHERE n.meter_id = i.meter_id AND n.usage_point_id <> i.usage_point_id
                AND n.installed_on > coalesce(i.installed_on, '-infinity')))"""


def _spans(user: str, role: str, holder: str, last_day: str, known_until: str) -> str:
    """Return the spans by links or by roles; rows `h`, `t`, `p`, `i` as in `_SPANS` below."""
    return f"""
    SELECT {user} AS user_id, i.meter_id, i.usage_point_id, i.id AS installation_id,
        t.id AS point_holding_id, h.id AS account_holding_id, {role} AS role_id,
        h.account_id, h.customer_id, h.first_day AS account_first_day,
        d.first_day, d.last_day, least({last_day}, t.last_day) AS held_until,
        {known_until} AS known_until, i.removed_on
    FROM {holder}
    JOIN point_holdings t ON t.account_id = h.account_id
    JOIN usage_points p ON p.id = t.usage_point_id
    JOIN meter_installations i ON i.usage_point_id = t.usage_point_id
    CROSS JOIN LATERAL (SELECT greatest(h.first_day, t.first_day, {_CAME}) AS first_day,
        least({last_day}, t.last_day, {_LEFT}) AS last_day OFFSET 0) AS d
    WHERE coalesce(d.first_day, '-infinity') <= coalesce(d.last_day, 'infinity')"""


_BY_LINKS = _spans(
    "u.user_id",
    "0",
    "account_users u JOIN account_holdings h"
    " ON h.account_id = u.account_id AND h.customer_id = u.customer_id"
    " AND (u.taken_at IS NULL OR u.last_day IS NOT NULL)",
    "h.last_day, u.last_day",
    # The supplier's term runs from the end of the customer's last time here.
    "(SELECT nullif(max(coalesce(least(k.last_day, u.last_day), 'infinity')), 'infinity')"
    " FROM account_holdings k"
    " WHERE k.account_id = u.account_id AND k.customer_id = u.customer_id)",
)
_BY_ROLES = _spans(
    "r.user_id",
    "r.id",
    "agreement_roles r JOIN account_holdings h"
    " ON h.agreement_id = r.agreement_id AND h.customer_id = r.customer_id",
    "h.last_day",
    "h.last_day",
)
# What the table must hold, from what it is derived; nothing of it depends on the day of today.
_SPANS = f"""
CREATE VIEW derived_meter_spans AS {_BY_LINKS}
UNION ALL {_BY_ROLES}
        AND (NOT r.restricted OR EXISTS (SELECT FROM agreement_role_objects o
            WHERE o.role_id = r.id AND o.service_location_id = p.service_location_id))
"""

_RENEW = f"""
CREATE FUNCTION renew_meter_spans(points integer[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(points) = 0 THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock({_LOCK});
    DELETE FROM meter_spans WHERE usage_point_id = ANY(points);
    INSERT INTO meter_spans SELECT * FROM derived_meter_spans WHERE usage_point_id = ANY(points);
END $$
"""

_BY_ACCOUNT = "SELECT t.usage_point_id FROM {changed} JOIN point_holdings t USING (account_id)"
_BY_AGREEMENT = """
    SELECT t.usage_point_id FROM {changed} JOIN account_holdings h USING (agreement_id)
    JOIN point_holdings t ON t.account_id = h.account_id
"""
# Table -> what of it makes spans, and a query of the usage points whose spans its changes make.
_SOURCES: Mapping[str, tuple[str, str]] = {
    "account_users": ("user_id, account_id, customer_id, taken_at, last_day", _BY_ACCOUNT),
    "account_holdings": (
        "id, account_id, customer_id, agreement_id, first_day, last_day",
        _BY_ACCOUNT,
    ),
    "point_holdings": (
        "id, usage_point_id, account_id, first_day, last_day",
        "SELECT usage_point_id FROM {changed}",
    ),
    "meter_installations": (
        "id, meter_id, usage_point_id, installed_on, removed_on",
        "SELECT usage_point_id FROM {changed} UNION"
        " SELECT i.usage_point_id FROM {changed} JOIN meter_installations i USING (meter_id)",
    ),
    "agreement_roles": ("id, agreement_id, customer_id, user_id, restricted", _BY_AGREEMENT),
    "agreement_role_objects": (
        "role_id, service_location_id",
        _BY_AGREEMENT.replace("{changed}", "{changed} JOIN agreement_roles r ON r.id = role_id"),
    ),
    "usage_points": ("id, service_location_id", "SELECT id FROM {changed}"),
}
_REFERENCING = {
    "INSERT": "NEW TABLE AS present",
    "DELETE": "OLD TABLE AS former",
    "UPDATE": "OLD TABLE AS former NEW TABLE AS present",
}


def _acts(table: str) -> Mapping[str, str]:
    # A usage point that comes or goes has no holding.
    return {"UPDATE": _REFERENCING["UPDATE"]} if table == "usage_points" else _REFERENCING


def _upkeep(table: str) -> list[str]:
    """Return the function and the triggers that follow a table: once a statement, not a row."""
    columns, points = _SOURCES[table]
    changed = {
        "INSERT": f"(SELECT {columns} FROM present) AS c",
        "DELETE": f"(SELECT {columns} FROM former) AS c",
        # A record that comes again writes much and changes nothing.
        "UPDATE": f"((SELECT {columns} FROM former EXCEPT SELECT {columns} FROM present)"
        f" UNION (SELECT {columns} FROM present EXCEPT SELECT {columns} FROM former)) AS c",
    }
    branches = "".join(
        f"IF TG_OP = '{act}' THEN PERFORM renew_meter_spans(ARRAY({points.format(changed=rows)}"
        " )); END IF;\n"
        for act, rows in changed.items()
    )
    return [
        f"CREATE FUNCTION follow_{table}() RETURNS trigger LANGUAGE plpgsql AS $$\n"
        f"BEGIN\n{branches}RETURN NULL;\nEND $$",
        *(
            f"CREATE TRIGGER follow_{act.lower()} AFTER {act} ON {table} REFERENCING {tables}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION follow_{table}()"
            for act, tables in _acts(table).items()
        ),
    ]


# The first holdings of a batch's accounts and points come as one statement, too.
_BEGIN_TOGETHER = (
    "DROP TRIGGER begin_holding ON customer_accounts",
    "DROP TRIGGER begin_holding ON usage_points",
    """
CREATE OR REPLACE FUNCTION begin_account_holding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_holdings
        (account_id, customer_id, agreement_id, service_location_id, first_day, last_day)
    SELECT id, customer_id, agreement_id, service_location_id, contract_start, contract_end
    FROM present ORDER BY id;
    RETURN NULL;
END $$
""",
    """
CREATE OR REPLACE FUNCTION begin_point_holding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO point_holdings (usage_point_id, account_id)
    SELECT id, account_id FROM present WHERE account_id IS NOT NULL ORDER BY id;
    RETURN NULL;
END $$
""",
    "CREATE TRIGGER begin_holding AFTER INSERT ON customer_accounts"
    " REFERENCING NEW TABLE AS present"
    " FOR EACH STATEMENT EXECUTE FUNCTION begin_account_holding()",
    "CREATE TRIGGER begin_holding AFTER INSERT ON usage_points REFERENCING NEW TABLE AS present"
    " FOR EACH STATEMENT EXECUTE FUNCTION begin_point_holding()",
)
_BEGIN_ONE_BY_ONE = (
    "DROP TRIGGER begin_holding ON customer_accounts",
    "DROP TRIGGER begin_holding ON usage_points",
    """
CREATE OR REPLACE FUNCTION begin_account_holding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_holdings
        (account_id, customer_id, agreement_id, service_location_id, first_day, last_day)
    VALUES (NEW.id, NEW.customer_id, NEW.agreement_id, NEW.service_location_id,
        NEW.contract_start, NEW.contract_end);
    RETURN NULL;
END $$
""",
    """
CREATE OR REPLACE FUNCTION begin_point_holding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO point_holdings (usage_point_id, account_id) VALUES (NEW.id, NEW.account_id);
    RETURN NULL;
END $$
""",
    "CREATE TRIGGER begin_holding AFTER INSERT ON customer_accounts"
    " FOR EACH ROW EXECUTE FUNCTION begin_account_holding()",
    "CREATE TRIGGER begin_holding AFTER INSERT ON usage_points"
    " FOR EACH ROW WHEN (NEW.account_id IS NOT NULL) EXECUTE FUNCTION begin_point_holding()",
)


def upgrade() -> None:
    op.create_table(
        "meter_spans",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("meter_id", sa.Integer(), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("installation_id", sa.Integer(), nullable=False),
        sa.Column("point_holding_id", sa.Integer(), nullable=False),
        sa.Column("account_holding_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("account_first_day", sa.Date(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("held_until", sa.Date(), nullable=True),
        sa.Column("known_until", sa.Date(), nullable=True),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint(
            "user_id",
            "meter_id",
            "installation_id",
            "point_holding_id",
            "account_holding_id",
            "role_id",
            name=op.f("pk_meter_spans"),
        ),
    )
    op.create_index(
        op.f("ix_meter_spans_usage_point_id_user_id"),
        "meter_spans",
        ["usage_point_id", "user_id"],
        unique=False,
    )
    for statement in (_SPANS, _RENEW, *_BEGIN_TOGETHER):
        op.execute(statement)
    for statement in (one for table in _SOURCES for one in _upkeep(table)):
        op.execute(statement)
    op.execute("INSERT INTO meter_spans SELECT * FROM derived_meter_spans")


def downgrade() -> None:
    for table in _SOURCES:
        for act in _acts(table):
            op.execute(f"DROP TRIGGER follow_{act.lower()} ON {table}")
        op.execute(f"DROP FUNCTION follow_{table}()")
    op.execute("DROP FUNCTION renew_meter_spans(integer[])")
    op.execute("DROP VIEW derived_meter_spans")
    op.drop_table("meter_spans")
    for statement in _BEGIN_ONE_BY_ONE:
        op.execute(statement)
