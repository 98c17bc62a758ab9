"""What an organisation has handed in where its places have another clock than the supplier."""

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.handing_in import ServicingClock, ask, sent


@pytest.mark.parametrize(
    ("supplier", "place", "at", "seen_at"),
    [
        # The supplier's next month has begun; the place's goes on.
        ("Asia/Omsk", "Europe/Moscow", "2026-11-30T19:00:00Z", "2026-11-30T20:59:59Z"),
        # The place's next month has begun; the supplier's goes on.
        ("Europe/Moscow", "Asia/Omsk", "2026-11-30T19:00:00Z", "2026-12-31T17:00:00Z"),
    ],
)
async def test_what_was_handed_in_is_told_as_long_as_its_place_has_its_days(
    served: Home, clock: ServicingClock, supplier: str, place: str, at: str, seen_at: str
) -> None:
    await served.rows(
        "UPDATE supplier_settings SET time_zone = $1, reading_from = 1, reading_to = 31"
        " RETURNING 1",
        supplier,
    )
    await served.rows("UPDATE usage_points SET time_zone = $1 RETURNING 1", place)
    clock.set(at)
    made = await sent(served, "1", "10")
    for moment in (at, seen_at):
        clock.set(moment)
        listed = await ask(served, "/submissions")
        assert [one["id"] for one in listed["items"]] == [made["id"]]
