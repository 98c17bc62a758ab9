"""Which usage point has which schedule from which day on: by staff, and by batches."""

from datetime import date
from typing import Any

import pytest

from services.cabinet.metering.tariff_terms.queries import list_register_zones, terms_of
from services.cabinet.tariffs.rules import kopecks_of
from tests.api.cabinet.cards import Cards
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import POINTS
from tests.api.cabinet.tariffs.desk import ahead, ask, create, faults, problem, with_version
from tests.support.tariffs import one_rate, two_zones

_POINT = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a",
          "time_zone": "Europe/London"}  # fmt: skip


async def history(home: Home, point: str = "a") -> list[tuple[str | None, str | None]]:
    rows = await home.rows(
        "SELECT a.from_day, t.name FROM usage_point_tariffs a"
        " JOIN usage_points p ON p.id = a.usage_point_id"
        " LEFT JOIN tariff_schedules t ON t.id = a.schedule_id"
        " WHERE p.mrid = $1 ORDER BY a.from_day NULLS FIRST",
        POINTS[point],
    )
    return [(row["from_day"] and row["from_day"].isoformat(), row["name"]) for row in rows]


async def today(home: Home) -> str:
    (row,) = await home.rows(
        "SELECT (now() AT TIME ZONE time_zone)::date AS day FROM supplier_settings"
    )
    told: str = row["day"].isoformat()
    return told


async def point_id(home: Home, point: str = "a") -> int:
    (row,) = await home.rows("SELECT id FROM usage_points WHERE mrid = $1", POINTS[point])
    found: int = row["id"]
    return found


async def _preview(home: Home, schedule: dict[str, Any], **choice: Any) -> dict[str, Any]:
    answer = await ask(home, "POST", f"/{schedule['id']}/assignments/preview", json=choice)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def _assign(home: Home, schedule: dict[str, Any], expected: int, **choice: Any) -> Any:
    given = choice | {"expected_points": expected}
    return await ask(home, "POST", f"/{schedule['id']}/assignments", json=given)


async def test_the_first_schedule_that_a_batch_tells_holds_for_the_past(home: Home) -> None:
    assert await history(home) == [(None, "Двухзонный")]
    assert await history(home, "b") == []


async def test_another_schedule_of_a_batch_counts_from_its_day(home: Home) -> None:
    await home.good("usage-points", _POINT | {"tariff": "Однозонный"})
    assert await history(home) == [(None, "Двухзонный"), (await today(home), "Однозонный")]
    # Delivered again it is the same.
    await home.good("usage-points", _POINT | {"tariff": "Однозонный"})
    assert len(await history(home)) == 2
    await home.good("usage-points", _POINT)
    assert (await history(home))[-1] == (await today(home), None)


async def test_a_batch_may_name_the_day(home: Home) -> None:
    await home.good("usage-points", _POINT | {"tariff": "Однозонный", "tariff_from": "2026-03-01"})
    assert await history(home) == [(None, "Двухзонный"), ("2026-03-01", "Однозонный")]
    # An earlier day of the same schedule is told later.
    await home.good("usage-points", _POINT | {"tariff": "Однозонный", "tariff_from": "2026-02-01"})
    assert [day for day, _ in await history(home)] == [None, "2026-02-01", "2026-03-01"]


async def test_what_staff_have_assigned_is_not_undone_by_a_redelivery(home: Home) -> None:
    new = await create(home, "Новый")
    answer = await _assign(
        home, new, 1, from_day="2026-05-01", account_numbers=["1001"], replace=True
    )
    assert answer.json() == {"points": 1}
    await home.good("usage-points", _POINT | {"tariff": "Двухзонный"})
    assert await history(home) == [(None, "Двухзонный"), ("2026-05-01", "Новый")]
    await home.good("usage-points", _POINT | {"tariff": "Третий"})
    assert (await history(home))[-1] == (await today(home), "Третий")


async def test_a_renamed_schedule_is_still_the_one_that_batches_name(home: Home) -> None:
    (row,) = (await ask(home, "GET")).json()["items"]
    answer = await ask(home, "GET", f"/{row['id']}")
    fields = {name: answer.json()[name] for name in ("supplier", "audience", "offered", "archived")}
    renamed = await ask(
        home,
        "PUT",
        f"/{row['id']}",
        json=fields | {"name": "День и ночь"},
        etag=answer.headers["ETag"],
    )
    assert renamed.status_code == 200
    await home.good("usage-points", _POINT | {"tariff": "Двухзонный"})
    assert await history(home) == [(None, "День и ночь")]
    assert problem(await ask(home, "POST", json={"name": "Двухзонный"}))[0] == 409


async def test_the_card_of_a_meter_tells_the_schedule_of_today(home: Home) -> None:
    new = await create(home, "Новый")
    await _assign(home, new, 1, from_day=ahead(3), account_numbers=["1001"])
    meter = await home.meter_id()
    assert (await home.get(f"meters/{meter}/card"))["tariff"] == "Двухзонный"
    await _assign(home, new, 1, from_day=ahead(-3), account_numbers=["1001"], replace=True)
    assert (await home.get(f"meters/{meter}/card"))["tariff"] == "Новый"


async def test_how_many_are_chosen_is_shown_before(home: Home) -> None:
    new = await create(home, "Новый")
    day = ahead(10)
    shown = await _preview(home, new, from_day=day, account_numbers=["10 01", "1002", "7777"])
    assert (shown["accounts"], shown["points"], shown["unknown"]) == (2, 2, ["7777"])
    everybody = await _preview(home, new, from_day=day, filter={})
    assert (everybody["points"], everybody["conflicts"]) == (2, 0)
    without = await _preview(home, new, from_day=day, filter={"schedule": 0})
    assert without["points"] == 1
    found = await _preview(home, new, from_day=day, filter={"search": "семёнова мира"})
    assert found["accounts"] == 1
    firms = await _preview(home, new, from_day=day, filter={"customer_kind": "organization"})
    assert firms["accounts"] == 1
    assert (await _preview(home, new, from_day=day, filter={"search": "%"}))["points"] == 0
    # Nothing has been changed.
    assert await history(home, "b") == []


async def test_accounts_that_staff_have_deleted_are_not_chosen(home: Home) -> None:
    new = await create(home, "Новый")
    cards = Cards(home)
    deleted = await cards.delete(accounts=[await cards.key("1002")])
    assert deleted.status_code == 201, deleted.text
    shown = await _preview(home, new, from_day=ahead(10), filter={})
    assert (shown["accounts"], shown["points"]) == (1, 1)


async def test_whoever_is_chosen_has_the_schedule_from_its_day_on(home: Home) -> None:
    new = await create(home, "Новый")
    day = ahead(10)
    answer = await _assign(home, new, 2, from_day=day, filter={})
    assert answer.json() == {"points": 2}
    assert await history(home) == [(None, "Двухзонный"), (day, "Новый")]
    assert await history(home, "b") == [(day, "Новый")]
    again = await _preview(home, new, from_day=day, filter={})
    assert (again["same"], again["conflicts"]) == (2, 0)
    assert (await _assign(home, new, 2, from_day=day, filter={})).json() == {"points": 0}
    listed = (await ask(home, "GET", f"/{new['id']}/points")).json()
    assert [(one["account_number"], one["from_day"]) for one in listed["items"]] == [
        ("1001", day),
        ("1002", day),
    ]
    act = (await home.acts())[-2]
    assert (act["action"], act["after"]) == (
        "assign_tariff",
        {"from_day": day, "accounts": 2, "points": 2},
    )


async def test_a_schedule_does_not_overlap_a_later_one_unasked(home: Home) -> None:
    first, second = await create(home, "Первый"), await create(home, "Второй")
    await _assign(home, first, 1, from_day=ahead(10), account_numbers=["1001"])
    choice: dict[str, Any] = {"from_day": ahead(5), "account_numbers": ["1001"]}
    shown = await _preview(home, second, **choice)
    assert shown["conflicts"] == 1
    assert shown["examples"] == [
        {"account_number": "1001", "from_day": ahead(10), "schedule": "Первый"}
    ]
    refused = await _assign(home, second, 1, **choice)
    assert problem(refused) == (409, "tariff-assigned")
    assert await history(home) == [(None, "Двухзонный"), (ahead(10), "Первый")]
    assert (await _assign(home, second, 1, **choice, replace=True)).json() == {"points": 1}
    assert await history(home) == [(None, "Двухзонный"), (ahead(5), "Второй")]


async def test_nothing_is_assigned_to_others_than_were_shown(home: Home) -> None:
    new = await create(home, "Новый")
    answer = await _assign(home, new, 1, from_day=ahead(1), filter={})
    assert problem(answer) == (409, "tariff-assignment-changed")
    unknown = await _assign(home, new, 1, from_day=ahead(1), account_numbers=["1001", "7777"])
    assert problem(unknown) == (422, "unknown-account")
    assert faults(unknown) == [("account_numbers.1", "unknown-account")]
    assert await history(home) == [(None, "Двухзонный")]


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"filter": {}, "account_numbers": ["1001"]},
        {"account_numbers": []},
        {"account_numbers": ["1001"] * 2001},
        {"account_numbers": [""]},
        {"filter": {"schedule": -1}},
        {"filter": {}, "from_day": "1999-12-31"},
        {"filter": {}, "from_day": "31.12.2026"},
    ],
)
async def test_a_choice_that_is_none_is_refused(home: Home, choice: dict[str, Any]) -> None:
    new = await create(home, "Новый")
    given = {"from_day": ahead(1)} | choice
    answer = await ask(home, "POST", f"/{new['id']}/assignments/preview", json=given)
    assert problem(answer) == (422, "validation-failed")


async def test_what_is_archived_is_assigned_to_nobody(home: Home) -> None:
    old = await create(home, "Старый")
    await ask(
        home, "PUT", f"/{old['id']}", json={"name": "Старый", "archived": True}, etag=old["etag"]
    )
    assert faults(await _assign(home, old, 2, from_day=ahead(1), filter={})) == [
        ("schedule", "archived")
    ]


async def test_terms_are_cut_where_schedule_or_price_changes(home: Home) -> None:
    one = await with_version(
        home, "Один", one_rate("5.00"), one_rate("6.00", valid_from="2026-07-15")
    )
    two = await with_version(home, "Два", two_zones())
    await _assign(home, one, 1, from_day="2026-06-10", account_numbers=["1001"])
    await _assign(home, two, 1, from_day="2026-07-20", account_numbers=["1001"])
    point = await point_id(home)
    async with home.database.connection() as connection:
        found = await terms_of(connection, [point], date(2026, 6, 1), date(2026, 7, 31))
        again = await terms_of(connection, [point], date(2026, 7, 16), date(2026, 7, 16))
    told = [
        (
            term.first_day.isoformat(),
            term.last_day.isoformat(),
            term.schedule_name,
            term.version and kopecks_of(1000 * term.version.price(1)),
        )
        for term in found.points[point]
    ]
    assert told == [
        # A schedule that has no prices.
        ("2026-06-01", "2026-06-09", "Двухзонный", None),
        ("2026-06-10", "2026-07-14", "Один", 500),
        ("2026-07-15", "2026-07-19", "Один", 600),
        ("2026-07-20", "2026-07-31", "Два", 500),
    ]
    # The same object: who reckons may remember by it.
    assert again.points[point][0].version is found.points[point][2].version


async def test_a_corrected_version_counts_no_more(home: Home) -> None:
    made = await with_version(home, "Один", one_rate("5.00"))
    await _assign(home, made, 1, from_day="2026-02-01", account_numbers=["1001"])
    point = await point_id(home)
    given = {"terms": one_rate("5.10"), "replaces": made["versions"][0]["id"]}
    await ask(home, "POST", f"/{made['id']}/versions", json=given, etag=made["etag"])
    async with home.database.connection() as connection:
        found = await terms_of(connection, [point], date(2026, 6, 1), date(2026, 6, 1))
    (term,) = found.points[point]
    assert term.version is not None
    assert term.version.price(1) == 5_100_000_000


async def test_counters_keep_their_zones_by_meter(home: Home) -> None:
    meter = await home.meter_id()
    place = f"/api/cabinet/staff/meters/{meter}/register-zones"
    staff = home.desk.staff()
    known = await home.client.get(place, headers=home.desk.staff("viewer"))
    assert known.json() == {"t1": 1, "t2": 2, "t3": 3}
    swapped = {"t1": 3, "t2": 2, "t3": 1}
    assert (await home.client.put(place, json=swapped, headers=staff)).status_code == 204
    assert (await home.client.get(place, headers=staff)).json() == swapped
    async with home.database.connection() as connection:
        assert await list_register_zones(connection, [meter]) == {meter: {1: 3, 2: 2, 3: 1}}
    for wrong in ({"t1": 4}, {"t1": "1"}, {"t4": 1}):
        assert (await home.client.put(place, json=wrong, headers=staff)).status_code == 422
    absent = await home.client.put(place.replace(str(meter), "999999"), json={}, headers=staff)
    assert absent.status_code == 404
    viewer = await home.client.put(place, json=swapped, headers=home.desk.staff("viewer"))
    assert viewer.status_code == 403
    act = (await home.acts())[0]
    assert (act["action"], act["after"]) == ("set_register_zones", {"t1": 3, "t3": 1})
