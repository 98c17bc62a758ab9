"""What other systems and consumers send, and what must be seen of it."""

import json
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.outside.conftest import PASSWORD, Household, Release
from tests.support.tls import TLS
from tests.support.waits import wait_until

HOUR = 100
FORMER, NEXT = 111, 777
# So far ahead may a sender's clock be (CABINET_CLOCK_SKEW_SECONDS): what begins later has not been.
CLOCK_SKEW = timedelta(minutes=5)


def _chart(
    caller: httpx.Client, meter: int, interval: str, day: str, **more: str
) -> dict[str, Any]:
    query = {"channel": "A+", "interval": interval, "date": day} | more
    answer = caller.get(f"/api/cabinet/meters/{meter}/consumption", params=query)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def _where_it_is_about_noon() -> ZoneInfo:
    """Return a zone whose day does not end while a test lasts, and has hours yet to come."""
    return min(
        (ZoneInfo(name) for name in ("Europe/Moscow", "Asia/Kamchatka", "America/New_York")),
        key=lambda zone: abs(datetime.now(zone).hour - 12),
    )


def _days(first: date, last: date) -> list[str]:
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


# --- whose life it is


@pytest.fixture
def passed_on(
    release: Release, household: Callable[..., Household]
) -> tuple[httpx.Client, Household, int]:
    """An account with a user that went to another customer on 1 November 2026."""
    home = household()
    former = release.consumer(home.number)
    meter = home.meter_id(former)
    hours = [(day, FORMER) for day in _days(date(2026, 10, 25), date(2026, 10, 31))]
    hours += [(day, NEXT) for day in _days(date(2026, 11, 1), date(2026, 11, 10))]
    release.deliver("interval-profiles", *(home.profile(d, [v] * 24) for d, v in hours))
    new = {"id": f"n-{home.number}", "kind": "individual", "name": "Вторая Варвара"}
    release.deliver("customers", new)
    told = release.deliver("accounts", home.account(new["id"], "2026-11-01"))
    assert told["rejected"] == 0, told
    return former, home, meter


def test_a_former_user_sees_nothing_of_the_next_customer(
    passed_on: tuple[httpx.Client, Household, int],
) -> None:
    former, _, meter = passed_on
    for path in ("overview", "accounts", "meters"):
        text = former.get(f"/api/cabinet/{path}").text
        assert "Вторая" not in text, path
    month = former.get(
        f"/api/cabinet/meters/{meter}/consumption",
        params={"channel": "A+", "interval": "month", "date": "2026-11-05"},
    )
    if month.status_code == 200:
        assert not [p["value"] for p in month.json()["points"] if p["value"] is not None]
    day = former.get(
        f"/api/cabinet/meters/{meter}/consumption",
        params={"channel": "A+", "interval": "day", "date": "2026-11-05"},
    )
    assert str(NEXT / 1000) not in day.text


def test_a_former_user_keeps_his_own_past(
    passed_on: tuple[httpx.Client, Household, int],
) -> None:
    former, _, meter = passed_on
    day = _chart(former, meter, "day", "2026-10-31")
    assert [p["value"] for p in day["points"]] == [FORMER / 1000] * 24


def test_a_flat_that_comes_back_shows_nothing_of_the_time_between(
    release: Release, passed_on: tuple[httpx.Client, Household, int]
) -> None:
    former, home, meter = passed_on
    told = release.deliver("accounts", home.account(home.customer, "2026-11-06"))
    assert told["rejected"] == 0, told
    values = {
        day: [p["value"] for p in _chart(former, meter, "day", day)["points"]]
        for day in ("2026-10-31", "2026-11-05")
    }
    assert values["2026-10-31"] == [FORMER / 1000] * 24
    assert not [value for value in values["2026-11-05"] if value is not None]


# --- periods


@pytest.fixture
def billing_day(release: Release) -> Iterator[None]:
    """The supplier bills from the twentieth, for as long as the test lasts."""
    with release.client("cabinet") as anybody:
        before = anybody.get("/api/cabinet/supplier").json()["billing_day"]
    release.manage("cabinet", "set-supplier", "--billing-day", "20")
    yield
    release.manage("cabinet", "set-supplier", "--billing-day", str(before))


@pytest.mark.usefixtures("billing_day")
def test_a_billing_year_is_the_one_that_holds_its_day(
    release: Release, household: Callable[..., Household]
) -> None:
    home = household()
    caller = release.consumer(home.number)
    meter = home.meter_id(caller)
    kilowatt_hour = [1000] + [0] * 23
    days = _days(date(2026, 1, 20), date(2026, 11, 27))
    release.deliver("interval-profiles", *(home.profile(day, kilowatt_hour) for day in days))
    year = _chart(caller, meter, "year", "2026-11-28", period="billing")
    assert year["start"].startswith("2026-01-20")
    assert year["end"].startswith("2027-01-20")
    assert year["total"] == 312
    month = _chart(caller, meter, "month", "2026-11-28", period="billing")
    assert month["start"].startswith("2026-11-20")
    assert month["end"].startswith("2026-12-20")
    assert month["total"] == 8
    spring = _chart(caller, meter, "year", "2026-04-15", period="billing")
    assert spring["start"].startswith("2026-01-20")


def test_hours_that_have_not_been_are_not_known(
    release: Release, household: Callable[..., Household]
) -> None:
    zone = _where_it_is_about_noon()
    home = household(zone.key)
    caller = release.consumer(home.number)
    meter = home.meter_id(caller)
    before = datetime.now(UTC)
    today = before.astimezone(zone).date()
    told = release.deliver(
        "interval-profiles",
        home.profile((today - timedelta(days=1)).isoformat(), [HOUR] * 24),
        home.profile(today.isoformat(), [HOUR] * 24),
        home.profile((today + timedelta(days=1)).isoformat(), [0] * 24),
    )
    assert (told["accepted"], told["rejected"]) == (2, 1), told
    chart = _chart(caller, meter, "day", today.isoformat())
    latest = datetime.now(UTC) + CLOCK_SKEW
    hours = [(datetime.fromisoformat(p["start"]), p["value"]) for p in chart["points"]]
    # Whether an hour that begins between the two is taken, its moment of arrival decides.
    assert {value for start, value in hours if start <= before} == {HOUR / 1000}
    ahead = [value for start, value in hours if start > latest]
    assert ahead
    assert set(ahead) == {None}
    assert not chart["complete"]
    assert chart["next_date"] is None


def test_a_repeated_hour_is_told_apart(
    release: Release, household: Callable[..., Household]
) -> None:
    home = household("Europe/Berlin")
    caller = release.consumer(home.number)
    meter = home.meter_id(caller)
    told = release.deliver("interval-profiles", home.profile("2025-10-26", [HOUR] * 25))
    assert told["rejected"] == 0, told
    starts = [p["start"] for p in _chart(caller, meter, "day", "2025-10-26")["points"]]
    assert [start for start in starts if "T02:00" in start] == [
        "2025-10-26T02:00:00+02:00",
        "2025-10-26T02:00:00+01:00",
    ]


def test_an_estimated_day_says_so_until_a_good_one_comes(
    release: Release, household: Callable[..., Household]
) -> None:
    home = household()
    caller = release.consumer(home.number)
    meter = home.meter_id(caller)
    good, guessed = [HOUR] * 24, [HOUR + 1] * 24
    release.deliver(
        "interval-profiles",
        home.profile("2026-10-01", good),
        home.profile("2026-10-02", guessed, quality="estimated"),
    )
    estimated = _chart(caller, meter, "day", "2026-10-02")
    measured = _chart(caller, meter, "day", "2026-10-01")
    told = {key for point in estimated["points"] for key, value in point.items() if value}
    assert told != {key for point in measured["points"] for key, value in point.items() if value}
    release.deliver("interval-profiles", home.profile("2026-10-02", good))
    again = _chart(caller, meter, "day", "2026-10-02")
    assert [p["value"] for p in again["points"]] == [HOUR / 1000] * 24


# --- what a batch may hold


def test_a_byte_order_mark_costs_no_line(
    release: Release, household: Callable[..., Household]
) -> None:
    home = household()
    lines = [
        json.dumps(home.profile(day, [HOUR] * 24)).encode()
        for day in ("2026-10-01", "2026-10-02", "2026-10-03")
    ]
    body = b"\xef\xbb\xbf" + b"\r\n".join(lines) + b"\r\n"
    told = release.deliver_body("interval-profiles", body)
    assert (told["accepted"], told["rejected"]) == (3, 0), told


@pytest.mark.parametrize("value", ["1_000", "٣", "1e3", "0x10", " 5", True, 1.5, "NaN"])
def test_what_is_no_number_is_refused(
    release: Release, household: Callable[..., Household], value: object
) -> None:
    home = household()
    told = release.deliver("interval-profiles", home.profile("2026-10-01", [value] + [0] * 23))
    assert told["rejected"] == 1, told


def test_a_replaced_meter_is_told_apart_and_one_is_in_service(
    release: Release, household: Callable[..., Household]
) -> None:
    home = household()
    caller = release.consumer(home.number)
    home.meter_id(caller)
    old = {"id": home.meter, "serial_number": f"9{home.number}", "usage_point": home.point}
    new = {"id": f"N-{home.number}", "serial_number": f"8{home.number}"}
    told = release.deliver(
        "meters",
        old | {"installed_on": "2020-01-01", "removed_on": "2026-06-14"},
        new | {"usage_point": home.point, "installed_on": "2026-06-14"},
    )
    assert told["rejected"] == 0, told
    items = caller.get("/api/cabinet/meters").json()["items"]
    serials = {one["serial_number"]: one for one in items}
    assert f"8{home.number}" in serials
    assert sum(one.get("removed_on") is None for one in items) == 1, items


# --- sessions


def test_an_answer_lost_on_the_way_signs_nobody_out(release: Release) -> None:
    consumer = release.consumer()
    lost = httpx.Client(
        base_url=release.page("cabinet"), headers={"Origin": release.page("cabinet")}, verify=TLS
    )
    lost.cookies.update(consumer.cookies)
    assert lost.post("/api/auth/refresh").status_code in (200, 204)
    # The grace for several tabs is ten seconds: what follows must not need it.
    over = time.monotonic() + 11.5
    wait_until(lambda: time.monotonic() > over, what="the end of the grace", seconds=20)
    answer = consumer.post("/api/auth/refresh")
    assert answer.status_code in (200, 204), answer.text
    assert consumer.get("/api/auth/me").status_code == 200


# --- what people read and type


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}-{1}", "{0}\u00a0{1}"])
def test_a_number_typed_as_printed_is_understood(
    release: Release, household: Callable[..., Household], typed: str
) -> None:
    home = household()
    printed = typed.format(home.number[:4], home.number[4:])
    staff = release.staff("operator")
    found = staff.get("/api/cabinet/staff/accounts", params={"search": printed}).json()
    assert [one["number"] for one in found["items"]] == [home.number]


def test_staff_find_an_account_by_the_serial_number_of_its_meter(
    release: Release, household: Callable[..., Household]
) -> None:
    home = household()
    staff = release.staff("viewer")
    found = staff.get("/api/cabinet/staff/accounts", params={"search": f"9{home.number}"}).json()
    assert [one["number"] for one in found["items"]] == [home.number]


def test_letters_carry_the_suppliers_name(release: Release) -> None:
    with release.client("cabinet") as anybody:
        name = anybody.get("/api/cabinet/supplier").json()["name"]
    consumer = release.consumer()
    address = f"letter-{secrets.token_hex(4)}@example.org"
    moves = {"new_email": address, "password": PASSWORD}
    assert consumer.post("/api/auth/me/email", json=moves).status_code == 202
    wait_until(lambda: bool(release.letters(address)), what=f"the letter to {address}")
    assert name in str(release.letters(address)[0])
