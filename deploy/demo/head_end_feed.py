"""Pages of the demo acquisition server: a cursor is a place in the order of publication.

The place is (hour, number within the hour); hour 0 is what a new reader gets of the registry.
Days come out at their midnight, in order, so a place never goes back and needs no memory here.
"""

import base64
import binascii
from collections.abc import Callable
from hashlib import blake2b

from deploy.demo.head_end_registry import Registry
from deploy.demo.head_end_story import Item, Parcel, Teller

# In the order in which a reader should take them: each kind refers to those before it.
KINDS = (
    "customers",
    "service-locations",
    "accounts",
    "usage-points",
    "meter-models",
    "meters",
    "connection-states",
    "register-readings",
    "interval-profiles",
    "meter-events",
)
Place = tuple[int, int]


class ForeignCursor(Exception):
    """The cursor was not given by this server with these data: begin anew."""


class Feed:
    """All kinds of one set of data."""

    def __init__(
        self, registry: Registry, teller: Teller, identity: str, now: Callable[[], int]
    ) -> None:
        self._registry = registry
        self._teller = teller
        self._mark = blake2b(identity.encode(), digest_size=6).hexdigest()
        self._now = now
        self._made: dict[str, tuple[Place, list[Parcel]]] = {}

    def page(self, kind: str, after: str | None, limit: int) -> tuple[list[Item], str, bool]:
        """Return up to `limit` items after the cursor, the next cursor, and whether more waits.

        Raises ForeignCursor.
        """
        now = self._now()
        slot, index = self._place(after) if after else (0, 0)
        items: list[Item] = []
        while slot <= now and len(items) < limit:
            parcels = self._parcels(kind, slot, now)
            taken = parcels[index : index + limit - len(items)]
            items += [make(*given) for make, given in taken]
            index += len(taken)
            if index >= len(parcels):
                slot, index = self._next(slot, now), 0
        return items, self._cursor(slot, index), slot <= now

    def _next(self, slot: int, now: int) -> int:
        if slot == 0:
            return min(self._teller.first_day(now // 24) * 24, now)
        if slot >= now:
            return now + 1
        return min((slot // 24 + 1) * 24, now)

    def _parcels(self, kind: str, slot: int, now: int) -> list[Parcel]:
        # A day is cut into pages: it is made up once, not once a page.
        # Readers come in threads of their own, so what was kept is looked at only once.
        place = (slot, now)
        kept = self._made.get(kind)
        if kept is None or kept[0] != place:
            kept = (place, self._make(kind, slot, now))
            self._made[kind] = kept
        return kept[1]

    def _make(self, kind: str, slot: int, now: int) -> list[Parcel]:
        day, hour = divmod(slot, 24)
        first = self._teller.first_day(now // 24)
        if slot == 0:
            return self._registry.at_first(kind, first)
        if hour:
            today = kind == "interval-profiles" and slot == now
            return list(self._teller.profiles_today(day, hour)) if today else []
        match kind:
            case "interval-profiles":
                return list(self._teller.profiles(day, first))
            case "register-readings":
                return list(self._teller.registers(day))
            case "meter-events":
                return list(self._teller.events(day))
        # The registry's changes of the last day come out at its end, except new meters, which
        # must be known before their first readings.
        return list(self._registry.changes(kind, day if kind == "meters" else day - 1))

    def _cursor(self, slot: int, index: int) -> str:
        return base64.urlsafe_b64encode(f"{self._mark}.{slot}.{index}".encode()).decode()

    def _place(self, cursor: str) -> Place:
        try:
            mark, slot, index = base64.urlsafe_b64decode(cursor.encode()).decode().split(".")
            place = (int(slot), int(index))
        except (ValueError, binascii.Error) as error:
            raise ForeignCursor from error
        if mark != self._mark or min(place) < 0:
            raise ForeignCursor
        return place
