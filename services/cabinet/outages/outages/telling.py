"""Telling those whom an outage touches, each once for every change."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from services.cabinet.events import publish
from services.cabinet.outages.outages.queries import note_told
from services.contracts.cabinet import OutageChanged, OutageReader
from services.kit.database import Connection

Change = Literal["published", "changed", "updated", "ended", "cancelled", "untouched"]
# Places by account, of each user.
Readers = Mapping[UUID, Mapping[int, str]]
# So many travel together: one transaction of who tells them.
_TOGETHER = 1000
_MOST_PLACES = 5


def readers_of(rows: Iterable[tuple[UUID, int, str]]) -> dict[UUID, dict[int, str]]:
    """Return who sees what: rows are user, account, address."""
    readers: dict[UUID, dict[int, str]] = {}
    for user_id, account_id, address in rows:
        readers.setdefault(user_id, {})[account_id] = address
    return readers


def told_differently(
    before: Readers, after: Readers, *, changed: bool
) -> dict[Change, dict[UUID, Mapping[int, str]]]:
    """Return who is told what, when others are touched than before; each user once.

    Who has got a place more is told as if it were new; who has lost one and has none left, or has
    nothing else to hear, that it does not touch that one. `changed`: all others are told anew.
    """
    told: dict[Change, dict[UUID, Mapping[int, str]]] = {
        "published": {},
        "untouched": {},
        "changed": {},
    }
    for user_id, places in after.items():
        known = before.get(user_id, {})
        lost = {account: place for account, place in known.items() if account not in places}
        if places.keys() - known.keys():
            told["published"][user_id] = places
        elif changed:
            told["changed"][user_id] = places
        elif lost:
            told["untouched"][user_id] = lost
    told["untouched"] |= {
        user_id: places for user_id, places in before.items() if user_id not in after
    }
    return told


async def tell(
    connection: Connection,
    outage: Mapping[str, Any],
    change: Change,
    readers: Readers,
    *,
    text: str = "",
    ended_at: datetime | None = None,
) -> None:
    """Publish a change to those who are to be told, so many of them in one event.

    `outage`: a row of `find_outage`, as it is after the change.
    """
    if not readers:
        return
    people = [_reader(user_id, list(places.values())) for user_id, places in readers.items()]
    await publish.plainly(
        connection,
        [
            OutageChanged(
                outage_id=outage["id"],
                change=change,
                kind=outage["kind"],
                starts_at=outage["starts_at"],
                expected_end_at=outage["expected_end_at"],
                ended_at=ended_at,
                cause=outage["cause"],
                text=text,
                readers=people[at : at + _TOGETHER],
            )
            for at in range(0, len(people), _TOGETHER)
        ],
    )
    await note_told(connection, outage["id"], list(readers))


def _reader(user_id: UUID, places: Sequence[str]) -> OutageReader:
    shown = sorted(set(places))
    return OutageReader(
        user_id=user_id, places=shown[:_MOST_PLACES], more_places=len(shown[_MOST_PLACES:])
    )
