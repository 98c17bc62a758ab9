"""What is asked of register readings: a period's table, as it is or as it was known on a day."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from services.cabinet.channels import CHANNELS, FIRST_DAY
from services.cabinet.errors import DateOutOfRange, TooMuchAtOnce
from services.cabinet.metering.consumption.rules import (
    LAST_SHOWN_DAY,
    chart_period,
    midnight,
)
from services.cabinet.metering.registers import queries
from services.cabinet.metering.registers.known import Asked, rows_known
from services.cabinet.metering.registers.pricing import find_costs
from services.cabinet.metering.registers.schemas import RegisterReadingsQuery
from services.cabinet.metering.registers.table import Place, place_of, shown_of, table_of
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# A month by quarters of an hour three times over.
_MOST = 9000
# The spans of an account's meters (rows of `list_spans`) that a reader may see.
SpansOfAccount = Callable[[int], Awaitable[Sequence[Any]]]


async def find_table(
    connection: Connection,
    place: Place,
    asked: RegisterReadingsQuery,
    page: PageRequest,
    spans_of: SpansOfAccount,
) -> dict[str, Any]:
    """Return the table of the readings of a place (`RegisterReadingsOut`).

    Of an account's other meters `spans_of` tells; what a price asks of them is what was known of
    them on the same day. Raises DateOutOfRange, also for a day to come in `as_known_on`, and
    TooMuchAtOnce.
    """
    if not FIRST_DAY <= asked.date <= LAST_SHOWN_DAY:
        raise DateOutOfRange(f"Dates from {FIRST_DAY} to {LAST_SHOWN_DAY} are taken.")
    first_day = place.billing_day if asked.period == "billing" else 1
    days = chart_period(asked.date, asked.interval, first_day)
    period = midnight(days.start, place.time_zone), midnight(days.end, place.time_zone)
    channel = CHANNELS[asked.channel]
    rows = await queries.list_readings(connection, place.pieces, channel, period, _MOST + 1)
    if sum(period[0] < row["taken_at"] <= period[1] for row in rows) > _MOST:
        raise TooMuchAtOnce(f"The period has more than {_MOST} readings; ask for a shorter one.")
    since: dict[str, Any] = {}
    if asked.as_known_on is not None:
        rows, since = await rows_known(
            connection, place, rows, Asked(channel, period, asked.as_known_on)
        )
    head = {
        "channel": asked.channel,
        "unit": "kWh" if asked.channel[0] == "A" else "kvarh",
        "interval": asked.interval,
        "period": asked.period,
        "first_day": days.start,
        "last_day": days.end - timedelta(days=1),
    }
    shown = shown_of(place, rows, period)

    async def of_account(
        account: int, months: tuple[datetime, datetime]
    ) -> tuple[Place, Sequence[Any]] | None:
        spans = await spans_of(account)
        if not spans:
            return None
        every = place_of(spans)
        used = await queries.list_readings(connection, every.pieces, channel, months, _MOST)
        if asked.as_known_on is not None:
            of_months = Asked(channel, months, asked.as_known_on)
            used, _ = await rows_known(connection, every, used, of_months)
        return every, used

    costs = await find_costs(connection, place, channel, shown, of_account) if asked.cost else None
    return head | table_of(place, shown, (page.limit, page.offset), costs) | since
