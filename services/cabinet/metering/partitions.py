"""Partitions by month or year: made when needed, without locking readers, and dropped whole."""

from collections.abc import Iterable, Mapping
from datetime import date

from services.cabinet import locks
from services.kit.database import Connection, Database

MONTHLY = ("interval_profile",)
# Table -> whether its partition key is a time; the bounds of a time are taken in UTC.
YEARLY: Mapping[str, bool] = {
    "interval_daily_totals": False,
    "interval_months": False,
    "register_readings": True,
    "meter_events": True,
}
# Rows of totals change with every delivered day: half of a page is left for their next version,
# so that it needs no index entry and the former one is reclaimed by the page itself.
# A packed month stays in its row up to nearly a page: beside it, it would be one page more to read.
_STORAGE: Mapping[str, str] = {
    "interval_daily_totals": " WITH (fillfactor = 50)",
    "interval_months": " WITH (toast_tuple_target = 8160)",
}


def partition_name(table: str, start: date) -> str:
    """Return the name of the partition that begins at the date."""
    monthly = table in MONTHLY
    return f"{table}_{start:%Y_%m}" if monthly else f"{table}_{start:%Y}"


def partition_start(table: str, day: date) -> date:
    """Return the first day of the partition that holds the day."""
    return day.replace(day=1) if table in MONTHLY else day.replace(month=1, day=1)


def _partition_end(table: str, start: date) -> date:
    if table in MONTHLY and start.month < 12:
        return start.replace(month=start.month + 1)
    return start.replace(year=start.year + 1, month=1)


async def ensure_partitions(database: Database, table: str, days: Iterable[date]) -> None:
    """Make the partitions that the days need, in a short transaction of their own.

    A new table is made aside and attached, which takes no lock that stops readers or writers.
    """
    starts = {partition_start(table, day) for day in days}
    names = {partition_name(table, start): start for start in starts}
    async with database.connection() as connection:
        missing = await _missing(connection, names)
    if not missing:
        return
    async with database.plain_transaction() as connection:
        await connection.execute("SELECT pg_advisory_xact_lock($1)", locks.PARTITIONS)
        for name in await _missing(connection, names):
            await _attach(connection, table, name, names[name])


async def _missing(connection: Connection, names: Iterable[str]) -> list[str]:
    # Not by to_regclass: it may remember, even behind the lock, that there was no such table.
    rows = await connection.fetch(
        "SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (SELECT FROM pg_class"
        " WHERE relname = name AND relnamespace = current_schema()::regnamespace) ORDER BY name",
        list(names),
    )
    return [row["name"] for row in rows]


async def _attach(connection: Connection, table: str, name: str, start: date) -> None:
    end = _partition_end(table, start)
    zone = " 00:00+00" if YEARLY.get(table) else ""
    bounds = f"FROM ('{start}{zone}') TO ('{end}{zone}')"
    storage = _STORAGE.get(table, "")
    await connection.execute(f"CREATE TABLE {name} (LIKE {table} INCLUDING ALL){storage}")
    await connection.execute(f"ALTER TABLE {table} ATTACH PARTITION {name} FOR VALUES {bounds}")


async def drop_partitions(database: Database, before: date) -> list[str]:
    """Drop the partitions that end at `before` or earlier; return their names.

    Daily totals go by whole years, so that the year's chart stays true as long as it is shown;
    packed months lie in years and go by months, as the days that are not packed do.
    """
    async with database.plain_transaction() as connection:
        await connection.execute("SET LOCAL lock_timeout = '5s'")
        dropped = []
        for table in (*MONTHLY, *YEARLY):
            for name, start in await list_partitions(connection, table):
                if _partition_end(table, start) <= before:
                    await connection.execute(f"DROP TABLE {name}")
                    dropped.append(name)
        # Only now: a month that was being packed until its partition could go is seen here.
        await connection.execute("DELETE FROM interval_months WHERE month < $1", before)
        await connection.execute("DELETE FROM interval_profile_history WHERE day < $1", before)
        await connection.execute(
            "DELETE FROM register_reading_history WHERE taken_at < $1::date::timestamptz", before
        )
    return dropped


async def list_partitions(connection: Connection, table: str) -> list[tuple[str, date]]:
    """Return the names of a table's partitions and their first days, in order."""
    rows = await connection.fetch(
        "SELECT inhrelid::regclass::text AS name FROM pg_inherits"
        " WHERE inhparent = $1::text::regclass ORDER BY 1",
        table,
    )
    return [(row["name"], _start_of(table, row["name"])) for row in rows]


def _start_of(table: str, name: str) -> date:
    year, *month = map(int, name.removeprefix(f"{table}_").split("_"))
    return date(year, month[0] if month else 1, 1)
