"""What a user sees: the one place that says whose which day of which meter is.

A user is linked to an account as one of its customer's people (`account_users`), and sees it for
as long as it was that customer's (`account_holdings`); or he has a role on the agreement under
which it was (`agreement_roles`), which may reach to some energy objects only. A usage point belongs
to an account (`point_holdings`) and a meter stands at a usage point (`meter_installations`) for a
time. A day of a meter is the user's when it lies in all of these at once: a span. All days are
inclusive; NULL is no limit. What has ended stays to be looked at for the supplier's term
(`former_access_months`), and everything that has not begun is not there yet (decision 0014).
"""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

# The one row of the settings. PostgreSQL knows of no statistics for so small a table and would
# plan for hundreds of rows, and with them for reading whole tables of meters.
SUPPLIER = "(SELECT * FROM supplier_settings LIMIT 1)"

# Of a row `e` of supplier_settings.
TODAY = "(now() AT TIME ZONE e.time_zone)::date"
_BORDERS = ("v.first_day", "v.last_day + 1")
_OLDEST = f"({TODAY} - make_interval(months => e.former_access_months))::date"

# The name under which people know a meter: of rows `v` (span of it), `p` (usage point), `o` (model)
# and `m` (meter). The name of a place that is another's now may speak of him.
METER_NAME = "coalesce(CASE WHEN v.ongoing THEN p.name END, o.name, m.serial_number)"


def in_span(moment: str) -> str:
    """Return the condition that a moment lies in a span `v`, by the clock of its place."""
    begins, ends = (f"({day})::timestamp AT TIME ZONE v.time_zone" for day in _BORDERS)
    return (
        f"(v.first_day IS NULL OR {moment} >= {begins})"
        f" AND (v.last_day IS NULL OR {moment} < {ends})"
    )


def _lasts(last_day: str) -> str:
    return f"coalesce({last_day}, 'infinity')"


def _begun(first_day: str) -> str:
    return f"coalesce({first_day}, '-infinity') <= {TODAY}"


def account_spans(about: str) -> str:
    """Return a query of users' spans of accounts; `about` limits it by `{user}` and `{account}`.

    Columns: user_id, account_id, customer_id, service_location_id, first_day, last_day, ongoing
    (it lasts today), linked_at, role_id (of a role that reaches some energy objects only).
    """
    own = about.format(user="u.user_id", account="u.account_id")
    by_role = about.format(user="r.user_id", account="h.account_id")
    last = "least(h.last_day, u.last_day)"
    return f"""
    SELECT u.user_id, h.account_id, h.customer_id, h.service_location_id, h.first_day,
        {last} AS last_day, {_lasts(last)} >= {TODAY} AS ongoing, u.linked_at,
        NULL::int AS role_id
    FROM account_users u
    JOIN account_holdings h ON h.account_id = u.account_id AND h.customer_id = u.customer_id
    CROSS JOIN {SUPPLIER} AS e
    WHERE {own} AND (u.taken_at IS NULL OR u.last_day IS NOT NULL)
        AND {_begun("h.first_day")} AND coalesce(h.first_day, '-infinity') <= {_lasts(last)}
        -- The term runs from the end of the customer's last time here.
        AND EXISTS (SELECT FROM account_holdings k
            WHERE k.account_id = u.account_id AND k.customer_id = u.customer_id
                AND {_lasts("least(k.last_day, u.last_day)")} >= {_OLDEST})
    UNION ALL
    SELECT r.user_id, h.account_id, h.customer_id, h.service_location_id, h.first_day,
        h.last_day, {_lasts("h.last_day")} >= {TODAY}, r.granted_at,
        CASE WHEN r.restricted THEN r.id END
    FROM agreement_roles r
    JOIN account_holdings h ON h.agreement_id = r.agreement_id AND h.customer_id = r.customer_id
    CROSS JOIN {SUPPLIER} AS e
    WHERE {by_role} AND {_begun("h.first_day")} AND {_lasts("h.last_day")} >= {_OLDEST}
        AND coalesce(h.first_day, '-infinity') <= {_lasts("h.last_day")}"""


# Of rows `a` of account_spans and `p` of usage_points.
_REACHED = """(a.role_id IS NULL OR EXISTS (
    SELECT FROM agreement_role_objects o
    WHERE o.role_id = a.role_id AND o.service_location_id = p.service_location_id))"""

# Of a row `a` of account_spans: a restricted role counts for an account with an object it reaches.
_COUNTS = f"""(a.role_id IS NULL OR EXISTS (
    SELECT FROM point_holdings t JOIN usage_points p ON p.id = t.usage_point_id
    WHERE t.account_id = a.account_id AND {_REACHED}))"""

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


def _meter_spans(source: str) -> str:
    return f"""
    SELECT * FROM (
        SELECT a.user_id, a.account_id, a.customer_id, i.usage_point_id, i.meter_id,
            greatest(a.first_day, t.first_day, {_CAME}) AS first_day,
            least(a.last_day, t.last_day, {_LEFT}) AS last_day,
            -- The meter is in service, or was when the user's time ended.
            coalesce(i.removed_on > least(a.last_day, t.last_day, {TODAY}), true) AS in_service,
            CASE WHEN i.removed_on <= {_lasts("least(a.last_day, t.last_day)")}
                THEN i.removed_on END AS removed_on,
            a.ongoing AND {_lasts("t.last_day")} >= {TODAY} AS ongoing,
            coalesce(p.time_zone, e.time_zone) AS time_zone
        FROM {source}
        JOIN usage_points p ON p.id = t.usage_point_id AND {_REACHED}
        JOIN meter_installations i ON i.usage_point_id = t.usage_point_id
        CROSS JOIN {SUPPLIER} AS e
    ) AS spans
    WHERE coalesce(first_day, '-infinity') <= {_lasts("last_day")}"""


# Spans of all meters of the user `$1`: account_id, customer_id, usage_point_id, meter_id,
# first_day, last_day, in_service, removed_on, ongoing, time_zone. Two spans of one meter may share
# days (a link and a role).
USERS_METER_SPANS = _meter_spans(
    f"({account_spans('{user} = $1')}) AS a"
    " JOIN point_holdings t ON t.account_id = a.account_id"
    " AND coalesce(greatest(a.first_day, t.first_day), '-infinity')"
    " <= coalesce(least(a.last_day, t.last_day), 'infinity')"
)


def _spans_at(places: str) -> str:
    """Return the same of some usage points: quick for who sees thousands, too."""
    spans = account_spans("{user} = $1 AND {account} = t.account_id")
    return _meter_spans(f"point_holdings t JOIN LATERAL ({spans}) AS a ON {places}")


# The same for the usage points where the meter `$2` stands or stood: what a chart needs.
PLACES_METER_SPANS = _spans_at(
    "t.usage_point_id IN (SELECT usage_point_id FROM meter_installations WHERE meter_id = $2)"
)


def accounts_meter_spans(account: str) -> str:
    """Return the same for one account; `account` is the SQL of its inner key."""
    return _spans_at(f"t.account_id = {account}")


# Accounts of the user `$1`, each once, with the last of his times: account_id, customer_id,
# service_location_id, first_day, last_day, ongoing.
USERS_ACCOUNTS = f"""
    SELECT DISTINCT ON (account_id) account_id, customer_id, service_location_id,
        first_day, last_day, ongoing
    FROM ({account_spans("{user} = $1")}) AS a
    WHERE {_COUNTS}
    ORDER BY account_id, {_lasts("last_day")} DESC"""


def users_of(account: str) -> str:
    """Return a query of who has a time with an account: spans as of `account_spans`.

    `account` is the SQL of its inner key. A role counts for the accounts that it reaches.
    """
    return f"""
    SELECT a.* FROM ({account_spans("{account} = " + account)}) AS a
    WHERE {_COUNTS}"""
