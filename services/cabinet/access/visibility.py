"""What a user sees: the one place that says whose which day of which meter is.

A user is linked to an account as one of its customer's people (`account_users`), and sees it for
as long as it was that customer's (`account_holdings`); or he has a role on the agreement under
which it was (`agreement_roles`), which may reach to some energy objects only. A usage point belongs
to an account (`point_holdings`) and a meter stands at a usage point (`meter_installations`) for a
time. A day of a meter is the user's when it lies in all of these at once: a span. The database
keeps the spans of meters in `meter_spans` (decision 0021); what depends on the day of today is
judged here: what has ended stays to be looked at for the supplier's term (`former_access_months`),
and what has not begun is not there yet (decision 0014). All days are inclusive; NULL is no limit.

An organisation that serves houses sees a house only while it serves it: nothing of it once it has
gone to another, and nothing of the readings of a flat but what handing in needs (decision 0062).
"""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from services.cabinet.access.rules import LINKED, RIGHTS, Right
from services.cabinet.channels import CHANNELS

# The one row of the settings. PostgreSQL knows of no statistics for so small a table and would
# plan for hundreds of rows, and with them for reading whole tables of meters.
SUPPLIER = "(SELECT * FROM supplier_settings LIMIT 1)"

# Of a row `e` of supplier_settings.
TODAY = "(now() AT TIME ZONE e.time_zone)::date"
SUPPLIERS_TODAY = f"(SELECT {TODAY} FROM {SUPPLIER} AS e)"
_BORDERS = ("v.first_day", "v.last_day + 1")
_OLDEST = f"({TODAY} - make_interval(months => e.former_access_months))::date"

# What the user `$1` himself calls the meters of the place of a row `v` (manual 001, 4.2): the name
# is the place's, so that it stays when the meter there is replaced.
OWN_METER_NAME = """(SELECT k.name FROM usage_point_names k
    WHERE k.user_id = $1 AND k.usage_point_id = v.usage_point_id)"""

# The name under which the user `$1` knows a meter: of rows `v` (span of it), `p` (usage point), `o`
# (model) and `m` (meter). His own goes before the supplier's. The supplier's name of a place that
# is another's now may speak of him.
METER_NAME = f"""coalesce({OWN_METER_NAME},
    CASE WHEN v.ongoing THEN p.name END, o.name, m.serial_number)"""


def day_begins(day: str) -> str:
    """Return the moment when a day begins by the supplier's clock."""
    return f"({day}::date)::timestamp AT TIME ZONE (SELECT time_zone FROM {SUPPLIER} AS e)"


def in_span(moment: str) -> str:
    """Return the condition that a moment lies in a span `v`, by the clock of its place."""
    begins, ends = (f"({day})::timestamp AT TIME ZONE v.time_zone" for day in _BORDERS)
    return (
        f"(v.first_day IS NULL OR {moment} >= {begins})"
        f" AND (v.last_day IS NULL OR {moment} < {ends})"
    )


def times_of_span(span: str) -> str:
    """Return the time of a span as a range, by the clock of its place: see `in_span`."""
    begins, ends = (
        f"({day})::timestamp AT TIME ZONE {span}.time_zone"
        for day in (f"{span}.first_day", f"{span}.last_day + 1")
    )
    return f"tstzrange({begins}, {ends})"


def _lasts(last_day: str) -> str:
    return f"coalesce({last_day}, 'infinity')"


def _begun(first_day: str) -> str:
    return f"coalesce({first_day}, '-infinity') <= {TODAY}"


def account_spans(about: str) -> str:
    """Return a query of users' spans of accounts; `about` limits it by `{user}` and `{account}`.

    Columns: user_id, account_id, customer_id, service_location_id, first_day, last_day, ongoing
    (it lasts today), linked_at, role, role_id (of a role that reaches some energy objects only),
    linked (by a link, not by a role).
    """
    own = about.format(user="u.user_id", account="u.account_id")
    by_role = about.format(user="r.user_id", account="h.account_id")
    last = "least(h.last_day, u.last_day)"
    return f"""
    SELECT u.user_id, h.account_id, h.customer_id, h.service_location_id, h.first_day,
        {last} AS last_day, {_lasts(last)} >= {TODAY} AS ongoing, u.linked_at,
        '{LINKED}' AS role, NULL::int AS role_id, true AS linked
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
        r.role, CASE WHEN r.restricted THEN r.id END, false
    FROM agreement_roles r
    JOIN account_holdings h ON h.agreement_id = r.agreement_id AND h.customer_id = r.customer_id
    CROSS JOIN {SUPPLIER} AS e
    WHERE {by_role} AND {_begun("h.first_day")} AND {_lasts("h.last_day")} >= {_OLDEST}
        AND coalesce(h.first_day, '-infinity') <= {_lasts("h.last_day")}"""


# Of a row `a` of account_spans: a restricted role counts for an account with an object it reaches.
_COUNTS = """(a.role_id IS NULL OR EXISTS (
    SELECT FROM point_holdings t JOIN usage_points p ON p.id = t.usage_point_id
    JOIN agreement_role_objects o ON o.service_location_id = p.service_location_id
    WHERE t.account_id = a.account_id AND o.role_id = a.role_id))"""

# The one row `c` by which spans are judged: nothing else of them depends on the day of today.
_CALENDAR = f"""c AS MATERIALIZED (
        SELECT {TODAY} AS today, {_OLDEST} AS oldest, e.time_zone, e.billing_day
        FROM supplier_settings e LIMIT 1)"""


def _seen(span: str) -> str:
    """Return the condition that a span has begun, and stays to be looked at."""
    return (
        f"coalesce({span}.account_first_day, '-infinity') <= c.today"
        f" AND {_lasts(f'{span}.known_until')} >= c.oldest"
    )


def has_right(span: str, right: Right) -> str:
    """Return the condition that a span of a meter comes with the right: by a link, or a role."""
    roles = ", ".join(f"'{role}'" for role in sorted(RIGHTS[right]))
    role = f"SELECT FROM agreement_roles r WHERE r.id = {span}.role_id AND r.role IN ({roles})"
    by_link = f"{span}.role_id = 0 OR " if LINKED in RIGHTS[right] else ""
    return f"({by_link}EXISTS ({role}))"


def _meter_spans(which: str) -> str:
    """Return a query of the spans of meters of the user `$1`, of rows `v` of which `which` holds.

    Columns: account_id, customer_id, usage_point_id, meter_id, installation_id, role_id,
    first_day, last_day, in_service (the meter measures, or did when the user's time ended),
    removed_on, ongoing, time_zone, and the supplier's billing_day. Two spans of one meter may share
    days (a link and a role).
    """
    return f"""
    WITH {_CALENDAR}
    SELECT v.account_id, v.customer_id, v.usage_point_id, v.meter_id, v.installation_id, v.role_id,
        v.first_day, v.last_day,
        coalesce(v.removed_on > least(v.held_until, c.today), true) AS in_service,
        CASE WHEN v.removed_on <= {_lasts("v.held_until")} THEN v.removed_on END AS removed_on,
        {_lasts("v.held_until")} >= c.today AS ongoing,
        coalesce(p.time_zone, c.time_zone) AS time_zone, c.billing_day
    FROM c CROSS JOIN meter_spans v
    JOIN usage_points p ON p.id = v.usage_point_id
    WHERE v.user_id = $1 AND {which} AND {_seen("v")}"""


# Spans of all meters of the user `$1`, and those of the meter, or the usage point, `$2` only.
USERS_METER_SPANS = _meter_spans("true")
METERS_SPANS = _meter_spans("v.meter_id = $2")
POINTS_SPANS = _meter_spans("v.usage_point_id = $2")


def _held_meter_spans(which: str) -> str:
    """Return a query of spans by the times of accounts alone, whoever sees them.

    For those who act for whoever holds an account: `$1` is NULL, no user. Columns as of
    `_meter_spans`, with the right of a link; of installations `i` of which `which` holds.
    """
    return f"""
    WITH {_CALENDAR}
    SELECT h.account_id, h.customer_id, i.usage_point_id, i.meter_id, i.id AS installation_id,
        0 AS role_id, d.first_day, d.last_day,
        coalesce(i.removed_on > c.today, true) AS in_service,
        CASE WHEN i.removed_on <= {_lasts("h.last_day")} THEN i.removed_on END AS removed_on,
        {_lasts("least(h.last_day, t.last_day)")} >= c.today AS ongoing,
        coalesce(p.time_zone, c.time_zone) AS time_zone, c.billing_day
    FROM c CROSS JOIN meter_installations i
    JOIN usage_points p ON p.id = i.usage_point_id
    JOIN point_holdings t ON t.usage_point_id = p.id
    JOIN account_holdings h ON h.account_id = t.account_id
    -- A first meter at its first place counts from ever, one that came in another's place does not.
    CROSS JOIN LATERAL (SELECT greatest(h.first_day, t.first_day, (
            SELECT i.installed_on FROM meter_installations x
            WHERE (x.meter_id = i.meter_id OR x.usage_point_id = i.usage_point_id)
                AND x.id <> i.id AND x.removed_on <= i.installed_on LIMIT 1)) AS first_day,
        least(h.last_day, t.last_day, i.removed_on) AS last_day OFFSET 0) AS d
    WHERE {which} AND $1::uuid IS NULL
        AND coalesce(h.first_day, '-infinity') <= c.today
        AND coalesce(d.first_day, '-infinity') <= {_lasts("d.last_day")}"""


# Of the meter `$2`, and of the meters `$2` at once.
HELD_METER_SPANS = _held_meter_spans("i.meter_id = $2")
HELD_METERS_SPANS = _held_meter_spans("i.meter_id = ANY($2::int[])")

# Spans at the place where the user `$1` has read the meter `$2` last: of all meters there that he
# may read.
PLACES_METER_SPANS = _meter_spans(f"""{has_right("v", "see_readings")} AND v.usage_point_id = (
        SELECT w.usage_point_id FROM c CROSS JOIN meter_spans w
        WHERE w.user_id = $1 AND w.meter_id = $2 AND {_seen("w")}
            AND {has_right("w", "see_readings")}
        ORDER BY {_lasts("w.last_day")} DESC LIMIT 1)""")


# The same at the usage point `$2`.
POINTS_READ_SPANS = _meter_spans(f"{has_right('v', 'see_readings')} AND v.usage_point_id = $2")


def _of_account(account: str) -> str:
    # By its usage points: some see thousands of accounts.
    return (
        f"v.account_id = {account} AND v.usage_point_id IN ("
        f"SELECT t.usage_point_id FROM point_holdings t WHERE t.account_id = {account})"
    )


# The same at all usage points that the account `$2` has or had, in the days that they were its.
ACCOUNTS_READ_SPANS = _meter_spans(f"{has_right('v', 'see_readings')} AND {_of_account('$2')}")


def accounts_meter_spans(account: str) -> str:
    """Return the spans of one account's meters; `account` is the SQL of its inner key."""
    return _meter_spans(_of_account(account))


def accounts_meters(account: str, ongoing: str, last_day: str) -> str:
    """Return a query of an account's meters in service, for the user `$1`: those of his last time.

    All are SQL of a row of `USERS_ACCOUNTS`. Columns: meter_id, service_location_id (the place's).
    Meters that were replaced measure no more and are not among them.
    """
    return f"""
    SELECT DISTINCT v.meter_id, p.service_location_id
    FROM ({accounts_meter_spans(account)}) AS v JOIN usage_points p ON p.id = v.usage_point_id
    WHERE v.in_service AND CASE WHEN {ongoing} THEN v.ongoing ELSE v.last_day = {last_day} END"""


# What rows of meters `m` measure: rows `c`. Reactive energy goes with either direction and says
# nothing of it.
THEIR_CHANNELS = f"""LEFT JOIN meter_channels c
        ON c.meter_id = m.meter_id AND c.channel IN ({CHANNELS["A+"]}, {CHANNELS["A-"]})"""


def measure_only(channel: int) -> str:
    """Return whether meters measure this channel and no other, of rows of `THEIR_CHANNELS`.

    It is an aggregate; NULL of meters that measure nothing.
    """
    return f"bool_and(c.channel = {channel})"


# Spans of all accounts of the user `$1`.
USERS_ACCOUNT_SPANS = account_spans("{user} = $1")


def accounts_of(spans: str) -> str:
    """Return a query of the accounts of spans, each once, with the last of their times.

    `spans` is what stands behind FROM: rows of `account_spans` of one user. Columns: account_id,
    customer_id, service_location_id, first_day, last_day, ongoing.
    """
    return f"""
    SELECT DISTINCT ON (account_id) account_id, customer_id, service_location_id,
        first_day, last_day, ongoing
    FROM {spans} AS a
    WHERE {_COUNTS}
    ORDER BY account_id, {_lasts("last_day")} DESC"""


# Accounts of the user `$1`.
USERS_ACCOUNTS = accounts_of(f"({USERS_ACCOUNT_SPANS})")


def users_of(account: str) -> str:
    """Return a query of who has a time with an account: spans as of `account_spans`.

    `account` is the SQL of its inner key. A role counts for the accounts that it reaches.
    """
    return f"""
    SELECT a.* FROM ({account_spans("{account} = " + account)}) AS a
    WHERE {_COUNTS}"""


def users_of_all(accounts: str) -> str:
    """Return the same of many accounts at once; `accounts` is a query of their inner keys."""
    return f"""
    SELECT a.* FROM ({account_spans("{account} IN (" + accounts + ")")}) AS a
    WHERE {_COUNTS}"""


# Under which short name the organisation goes for which the user `$1` acts today; NULL: for none.
OWN_ORGANIZATION = """(SELECT o.short_name FROM servicing_people w
    JOIN servicing_organizations o ON o.id = w.organization_id
    WHERE w.user_id = $1 AND w.ended_at IS NULL AND o.ended_at IS NULL)"""

# Houses that the organisation `$1` serves today: building_id.
SERVED_BUILDINGS = f"""
    SELECT h.building_id FROM served_houses h
    JOIN servicing_organizations o ON o.id = h.organization_id
    CROSS JOIN {SUPPLIER} AS e
    WHERE h.organization_id = $1 AND o.ended_at IS NULL
        AND coalesce(h.first_day, '-infinity') <= {TODAY}
        AND coalesce(h.last_day, 'infinity') >= {TODAY}"""

# Usage points in those houses that have an account today, of flats and of whole buildings, each
# with the meter that stands there: building_id, usage_point_id, scope, read_remotely, meter_id,
# account_id, service_location_id. One that has no meter, or no account, has nothing to hand in.
SERVED_METERS = f"""
    SELECT l.building_id, p.id AS usage_point_id, p.scope, p.read_remotely, i.meter_id,
        p.account_id, p.service_location_id
    FROM ({SERVED_BUILDINGS}) AS b
    JOIN service_locations l ON l.building_id = b.building_id
    JOIN usage_points p ON p.service_location_id = l.id
    JOIN customer_accounts a ON a.id = p.account_id AND a.deletion_id IS NULL
    JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL"""
