"""The main page says which readings are waited for, and how long."""

from uuid import UUID

import pytest

from services.cabinet.home import routes
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.submissions.handing_in import Clock, taken
from tests.api.cabinet.supply import BORIS, POINTS


@pytest.fixture(autouse=True)
def _same_clock(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "utc_now", lambda: clock.now)


async def test_a_reading_is_waited_for_until_it_is_handed_in(home: Home) -> None:
    open_window = {
        "open": True,
        "opens_on": "2026-11-15",
        "closes_on": "2026-11-26",
        "today": "2026-11-20",
    }
    assert (await home.get("home"))["submissions"] == open_window | {"missing": 1}
    await taken(home, {"T1": "100"})
    assert (await home.get("home"))["submissions"] == open_window | {"missing": 0}


async def test_outside_the_window_the_next_one_is_told(home: Home, clock: Clock) -> None:
    await taken(home, {"T1": "100"})
    clock.set("2026-11-27T10:00:00Z")
    told = (await home.get("home"))["submissions"]
    assert (told["open"], told["missing"], told["opens_on"]) == (False, 0, "2026-12-15")
    clock.set("2026-12-15T10:00:00Z")
    assert (await home.get("home"))["submissions"]["missing"] == 1


async def test_a_refused_reading_is_waited_for_again(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    refuse = "UPDATE submissions SET state = 'refused' WHERE id = $1 RETURNING id"
    await home.rows(refuse, UUID(made["id"]))
    assert (await home.get("home"))["submissions"]["missing"] == 1


async def test_nothing_is_waited_for_of_a_meter_that_is_read_remotely(home: Home) -> None:
    await home.good("register-readings", reading("2026-11-10", "remote", T1=100))
    assert (await home.get("home"))["submissions"] is None


async def test_nor_of_one_that_was_removed_or_is_anothers(home: Home) -> None:
    assert (await home.get("home", BORIS))["submissions"] is None
    meter = {"id": "m-a", "serial_number": "S-A", "model": "mm", "usage_point": POINTS["a"]}
    await home.good("meters", meter | {"removed_on": "2026-11-01"})
    assert (await home.get("home"))["submissions"] is None
