"""Handing in readings of many meters: a file of a house, or of all houses of a manager."""

import asyncio
import gc
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from services.cabinet.submissions.bulk.checks import Outcome, Row, outcome_of
from services.cabinet.submissions.bulk.queries import list_held_meters
from services.cabinet.submissions.entry.actions import Submitter, hand_in
from services.cabinet.submissions.entry.forms import Known, known_of
from services.cabinet.submissions.entry.writes import lock_to_hand_in
from services.kit.aside import Aside
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.keys import KeyRing

MOST_ROWS = 10_000
# So many meters are looked up by one statement, while those before them are judged.
_PORTION = 1000
# After so many what is aside goes on, and the others of this process have their turn.
TURN = 25


@contextmanager
def no_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: of a file's rows none is before the end.

    Python would go through all of them again and again, for a quarter of the whole act.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def known_of_many(
    connection: Connection, meter_ids: Sequence[int], now: datetime
) -> dict[int, Known]:
    """Return what is known of meters at a moment, whoever sees them; `MOST_ROWS` of them at most.

    Those that are nobody's are missing. Who may know it is judged by who asks.
    """
    rows = await list_held_meters(connection, meter_ids, now)
    known: dict[int, Known] = {}
    for at, row in enumerate(rows):
        known[row["meter_id"]] = known_of(row, now)
        if at % TURN == TURN - 1:
            await asyncio.sleep(0)
    return known


async def known_by_portions(
    connection: Connection, aside: Aside, meter_ids: Sequence[int], now: datetime
) -> AsyncIterator[tuple[slice, dict[int, Known]]]:
    """Yield portions of meters, each with what `known_of_many` returns of it.

    The next one is looked up while one of them is judged: meanwhile the connection is aside's.
    """
    parts = [slice(at, at + _PORTION) for at in range(0, len(meter_ids), _PORTION)]
    asked = None
    for part, following in zip_longest(parts, parts[1:]):
        if asked is None:
            asked = await aside.begin(known_of_many(connection, meter_ids[part], now))
        known = await asked
        if following is not None:
            asked = await aside.begin(known_of_many(connection, meter_ids[following], now))
        yield part, known


async def check_rows(connection: Connection, rows: Sequence[Row]) -> list[Outcome]:
    """Judge readings as `submit_many` would, and write nothing.

    The meters are those of whoever asks: nobody's right is looked at here. ValueError beyond
    `MOST_ROWS`.
    """
    if len(rows) > MOST_ROWS:
        raise ValueError(f"more than {MOST_ROWS} rows")
    times = Counter(row.meter_id for row in rows)
    outcomes: list[Outcome] = []
    meters = [row.meter_id for row in rows]
    with no_collection():
        async with Aside() as aside:
            async for part, known in known_by_portions(connection, aside, meters, utc_now()):
                for at, row in enumerate(rows[part]):
                    outcomes.append(outcome_of(known.get(row.meter_id), row, times[row.meter_id]))
                    if at % TURN == TURN - 1:
                        await asyncio.sleep(0)
    return outcomes


async def submit_many(
    connection: Connection, keys: KeyRing, who: Submitter, rows: Sequence[Row]
) -> list[Outcome]:
    """Take readings of meters by hand, each with the checks, receipt and event of `submit`.

    `connection` is in a transaction, which is that of the whole act; `make_room` of `entry` was
    done before. It keeps all that is right
    and nothing of what is wrong, of which the outcome says why. While it lasts nobody else hands in
    readings of these meters, so it is to be short. Outcomes are in the order of the rows. The
    meters are those of whoever asks: nobody's right is looked at here. ValueError beyond
    `MOST_ROWS`.
    """
    await lock_to_hand_in(connection, [row.meter_id for row in rows])
    with no_collection():
        outcomes = await check_rows(connection, rows)
        taken = [
            (one.known, one.checked) for one in outcomes if one.fresh and one.known and one.checked
        ]
        made = {one["meter_id"]: one for one in await hand_in(connection, keys, who, taken)}
    return [
        replace(one, submission=made.get(one.row.meter_id) if one.fresh else one.checked.same)
        if one.checked
        else one
        for one in outcomes
    ]
