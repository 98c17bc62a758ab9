"""The table of register readings: by zones, across replaced meters, of the reader's days."""

from typing import Any

import pytest

from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, as_user

_A = {"meter": "m-a", "channel": "A+", "unit": "Wh"}


def reading(taken_at: str, source: str = "manual", meter: str = "m-a", **kwh: float) -> Any:
    values = {zone: round(value * 1000) for zone, value in kwh.items()}
    # The clock of Anna's place.
    stamp = f"{taken_at}+01:00" if "T" in taken_at else f"{taken_at}T12:00:00+01:00"
    return _A | {"meter": meter, "taken_at": stamp, "values": values, "source": source}


async def table(home: Home, date: str, /, point: bool = False, **query: Any) -> Any:
    meter = await home.meter_id()
    path = f"meters/{meter}/readings"
    if point:
        path = f"usage-points/{(await home.get(f'meters/{meter}'))['usage_point_id']}/readings"
    return await home.get(path, **({"channel": "A+", "date": date} | query))


async def five_digits(home: Home) -> None:
    await home.good(
        "meter-models",
        {
            "id": "mm",
            "name": "СЕ102",
            "manufacturer": "Завод",
            "register_digits": 5,
            "register_decimals": 1,
        },
    )


def told(row: Any) -> Any:
    return {one["zone"]: (one["value"], one["consumption"]) for one in row["zones"]}


async def test_readings_are_told_by_zone_with_what_was_used_since_the_one_before(
    home: Home,
) -> None:
    await home.good(
        "register-readings",
        reading("2026-06-30", T1=100, T2=50, total=150),
        reading("2026-07-10", "inspector", T2=52.5, T1=103, total=155.5),
        reading("2026-07-20", "remote", T1=104, T2=53, total=157) | {"quality": "doubtful"},
    )
    answer = await table(home, "2026-07-01")
    last, middle, first = answer["items"]
    assert told(last) == {"T1": (104, 1), "T2": (53, 0.5), "total": (157, 1.5)}
    assert told(middle) == {"T1": (103, 3), "T2": (52.5, 2.5), "total": (155.5, 5.5)}
    assert [one["opening"] for one in answer["items"]] == [False, False, True]
    assert [one["origin"] for one in answer["items"]] == ["device", "supplier", "own"]
    assert [one["quality"] for one in answer["items"]] == ["doubtful", "good", "good"]
    assert last["taken_at"] == "2026-07-20T12:00:00+01:00"
    assert last["zones"][0]["since"] == "2026-07-10T12:00:00+01:00"
    assert (first["consumption"], first["zones"][0]["consumption"]) == (None, None)
    assert answer["zones"] == ["T1", "T2", "total"]
    assert (answer["consumption"], answer["total"]) == (7, 3)
    assert answer["consumption_by_zone"] == [
        {"zone": "T1", "consumption": 4},
        {"zone": "T2", "consumption": 3},
        {"zone": "total", "consumption": 7},
    ]
    assert (answer["since"], answer["until"]) == (first["taken_at"], last["taken_at"])
    assert answer["channels"] == ["A+"]


async def test_readings_of_an_hour_that_the_clock_repeats_are_two(home: Home) -> None:
    before = "2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00", "2026-10-25T02:30:00+00:00"
    lines = [reading("2026-10-25", T1=100 + n) | {"taken_at": at} for n, at in enumerate(before)]
    await home.good("register-readings", *lines)
    answer = await table(home, "2026-10-01")
    assert [(row["taken_at"], told(row)["T1"]) for row in answer["items"]] == [
        (before[2], (102, 1)),
        (before[1], (101, 1)),
        (before[0], (100, None)),
    ]


async def test_zones_are_named_by_their_code_and_one_that_does_not_fit_is_marked(
    home: Home,
) -> None:
    """Day and night swapped: the second register alone is still the second zone's."""
    await home.good(
        "register-readings",
        reading("2026-07-10", T2=50),
        reading("2026-07-20", T1=100, T2=50, total=140),
    )
    marked, alone = (await table(home, "2026-07-01"))["items"]
    assert told(alone) == {"T2": (50, None)}
    assert (marked["sums_differ"], alone["sums_differ"]) == (True, False)


async def test_a_month_across_a_replacement_is_what_both_meters_have_counted(home: Home) -> None:
    placed = {"model": "mm", "usage_point": POINTS["a"], "installed_on": "2026-06-14"}
    await home.good("meters", {"id": "m-n", "serial_number": "S-N"} | placed)
    await home.good(
        "register-readings",
        reading("2026-05-31", T1=15_180),
        reading("2026-06-14T10:00:00", T1=15_230),
        reading("2026-06-14T11:00:00", meter="m-n", T1=20_000),
        reading("2026-06-30", meter="m-n", T1=20_050),
        # What it counted elsewhere is nobody's here.
        reading("2026-06-01", meter="m-n", T1=19_000),
    )
    place = await table(home, "2026-06-01", point=True)
    assert place["consumption"] == 100
    assert [told(row)["T1"] for row in place["items"]] == [
        (20_050, 50),
        (20_000, None),
        (15_230, 50),
        (15_180, None),
    ]
    assert [(m["serial_number"], m["removed_on"]) for m in place["meters"]] == [
        ("S-A", "2026-06-14"),
        ("S-N", None),
    ]
    # Of one meter only its own.
    assert (await table(home, "2026-06-01"))["consumption"] == 50


async def test_a_counter_that_begins_anew_is_told_from_a_reading_that_is_asked_back(
    home: Home,
) -> None:
    await five_digits(home)
    await home.good(
        "register-readings",
        reading("2026-07-01", T1=99_999.8, T2=12_345),
        reading("2026-07-20", T1=0.4, T2=12_300),
    )
    answer = await table(home, "2026-07-01")
    assert told(answer["items"][0]) == {"T1": (0.4, 0.6), "T2": (12_300, None)}
    remarks = {one["zone"]: one["remark"] for one in answer["items"][0]["zones"]}
    assert remarks == {"T1": "rollover", "T2": "below"}
    assert answer["items"][0]["consumption"] is None
    assert answer["meters"][0] | {"id": 0} == {
        "id": 0,
        "serial_number": "S-A",
        "removed_on": None,
        "digits": 5,
        "decimals": 1,
        "ratio": 1,
        "former_ratios": [],
    }


async def test_a_computed_reading_stands_among_ones_own_until_one_is_lower(home: Home) -> None:
    await home.good(
        "register-readings",
        reading("2025-10-15", T1=900),
        reading("2025-11-01", "computed", T1=940),
        reading("2025-11-15", T1=930),
    )
    own, computed, opening = (await table(home, "2025-11-01"))["items"]
    assert [one["origin"] for one in (own, computed, opening)] == ["own", "computed", "own"]
    assert told(own) == {"T1": (930, 30)}
    assert (computed["replaced"], told(computed)) == (True, {"T1": (940, None)})
    # Taken afterwards, it is said how much was used since one's own last.
    await home.good("register-readings", reading("2025-11-15", T1=950))
    own = (await table(home, "2025-11-01"))["items"][0]
    (zone,) = own["zones"]
    assert (zone["consumption"], zone["measured_consumption"]) == (10, 50)
    assert zone["measured_since"].startswith("2025-10-15")


async def test_a_midnight_ends_the_period_before_it(home: Home) -> None:
    await home.good(
        "register-readings",
        *(
            reading(f"2026-{day}T00:00:00", "remote", T1=10 * n)
            for n, day in enumerate(("06-30", "07-01", "07-02", "08-01", "08-02"))
        ),
    )
    answer = await table(home, "2026-07-15")
    assert [row["taken_at"][:10] for row in answer["items"]] == [
        "2026-08-01",
        "2026-07-02",
        "2026-07-01",
    ]
    assert (answer["consumption"], answer["items"][2]["opening"]) == (20, True)
    assert (answer["previous_date"], answer["next_date"]) == ("2026-06-30", "2026-08-01")
    year = await table(home, "2026-07-15", interval="year")
    assert (year["total"], year["consumption"]) == (5, 40)
    assert (year["previous_date"], year["next_date"]) == (None, None)


async def test_billing_months_and_pages_of_them(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 20")
    await home.good(
        "register-readings",
        *(reading(f"2026-07-{day:02}", T1=day) for day in range(15, 26)),
    )
    answer = await table(home, "2026-07-25", period="billing", limit=2, offset=1)
    assert (answer["first_day"], answer["last_day"]) == ("2026-07-20", "2026-08-19")
    assert [told(row)["T1"][0] for row in answer["items"]] == [24, 23]
    assert (answer["total"], answer["consumption"]) == (7, 6)


async def test_the_ratio_of_the_place_multiplies_what_was_used(home: Home) -> None:
    """Behind transformers of 200/5 the counter shows a fortieth of what is used (case B7)."""
    await home.rows("UPDATE usage_points SET transformation_ratio = 40")
    await home.good(
        "register-readings", reading("2026-07-01", T1=100), reading("2026-07-20", T1=102.5)
    )
    answer = await table(home, "2026-07-01")
    assert told(answer["items"][0]) == {"T1": (102.5, 100)}
    assert (answer["consumption"], answer["meters"][0]["ratio"]) == (100, 40)


async def test_nothing_is_told_of_the_time_of_another_customer(home: Home) -> None:
    await home.good(
        "register-readings",
        *(reading(f"2026-{month:02}-15", T1=month * 10) for month in range(3, 9)),
    )
    await home.good(
        "accounts",
        {
            "number": "1001",
            "customer": "c-b",
            "service_location": "l-a",
            "contract_start": "2026-05-01",
        },
    )
    await home.good(
        "accounts",
        {
            "number": "1001",
            "customer": "c-a",
            "service_location": "l-a",
            "contract_start": "2026-07-01",
        },
    )
    year = await table(home, "2026-07-15", interval="year")
    values = [told(row)["T1"] for row in year["items"]]
    # What the other one has used in between is not the difference of one's own either.
    assert values == [(80, 10), (70, None), (40, 10), (30, None)]
    assert year["consumption"] == 20
    assert (await table(home, "2026-05-15"))["items"] == []


async def test_a_midnight_between_two_customers_ends_the_ones_time_and_begins_the_others(
    home: Home,
) -> None:
    # By the clock of the place: its summer time is an hour ahead.
    await home.good(
        "register-readings",
        *(
            reading(f"2026-{day}T00:00:00", "remote", T1=value)
            for day, value in (("06-01", 100), ("07-01", 160), ("07-02", 200))
        ),
    )
    taken = {"number": "1001", "service_location": "l-a", "contract_start": "2026-07-01"}
    await home.good("accounts", taken | {"customer": "c-b"})
    await home.link(BORIS, "1001")
    former = await table(home, "2026-07-15", interval="year")
    assert [told(row)["T1"] for row in former["items"]] == [(160, 60), (100, None)]
    meter = await home.meter_id(BORIS)
    present = await home.get(
        f"meters/{meter}/readings", BORIS, channel="A+", date="2026-07-15", interval="year"
    )
    assert [told(row)["T1"] for row in present["items"]] == [(200, 40), (160, None)]


@pytest.mark.parametrize("role", ["energy_engineer", "accountant"])
async def test_a_role_without_readings_is_told_that_they_are_not_his(home: Home, role: str) -> None:
    await give_role(home, BORIS, role)
    meter = await home.meter_id(BORIS, "S-B")
    point = (await home.get(f"meters/{meter}", BORIS))["usage_point_id"]
    for path in (f"meters/{meter}/readings", f"usage-points/{point}/readings"):
        response = await home.client.get(
            f"/api/cabinet/{path}",
            params={"channel": "A+", "date": "2026-07-01"},
            headers=as_user(BORIS),
        )
        assert response.status_code == (403 if role == "accountant" else 200)


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"date": "2026-02-31"}, 422),
        ({"date": "1999-12-31"}, 422),
        ({"date": "2101-01-01"}, 422),
        ({"channel": "B+"}, 422),
        ({"interval": "week"}, 422),
        ({"period": "lunar"}, 422),
        ({"limit": "201"}, 422),
        ({"channel": "A−"}, 200),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    home: Home, changed: dict[str, str], status: int
) -> None:
    response = await home.client.get(
        f"/api/cabinet/meters/{await home.meter_id()}/readings",
        params={"channel": "A+", "date": "2026-07-01"} | changed,
        headers=as_user(ANNA),
    )
    assert response.status_code == status
    if status == 422:
        assert response.headers["content-type"] == "application/problem+json"


async def test_without_a_token_there_is_nothing(home: Home) -> None:
    response = await home.client.get("/api/cabinet/meters/1/readings")
    assert response.status_code == 401
