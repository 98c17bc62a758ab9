"""Staff keep tariff schedules: names, versions, days, each change seen before it is made."""

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_user
from tests.api.cabinet.tariffs.desk import (
    PLACE,
    add,
    ahead,
    ask,
    card,
    create,
    faults,
    problem,
    with_version,
)
from tests.support.tariffs import one_rate, two_zones


async def test_a_schedule_is_made_renamed_and_told_in_the_list(home: Home) -> None:
    made = await create(home, "Одноставочный", supplier="ЭСК", offered=True)
    assert (made["name"], made["supplier"], made["offered"], made["versions"]) == (
        "Одноставочный", "ЭСК", True, [],
    )  # fmt: skip
    fields = {"name": "Одноставочный. Город", "name_en": "One rate, towns",
              "supplier": "ООО «ЭСК»", "audience": "organization", "offered": False,
              "archived": False}  # fmt: skip
    answer = await ask(home, "PUT", f"/{made['id']}", json=fields, etag=made["etag"])
    assert answer.status_code == 200
    assert answer.json() | fields == answer.json()
    listed = (await ask(home, "GET", role="viewer")).json()
    assert [(one["name"], one["points"], one["in_force_since"]) for one in listed["items"]] == [
        ("Двухзонный", 1, None),
        ("Одноставочный. Город", 0, None),
    ]
    acts = await home.acts()
    assert [(one["action"], one["outcome"]) for one in acts] == [
        ("create_tariff", "done"),
        ("change_tariff", "done"),
    ]
    assert acts[1]["before"]["name"] == "Одноставочный"
    assert acts[1]["after"]["name"] == "Одноставочный. Город"
    assert (made["name_en"], acts[1]["after"]["name_en"]) == ("", "One rate, towns")


@pytest.mark.parametrize("name", ["a" * 121, "One\nrate"])
async def test_an_english_name_is_one_line_of_a_names_length(home: Home, name: str) -> None:
    answer = await ask(home, "POST", json={"name": "Один", "name_en": name})
    assert problem(answer)[0] == 422
    assert answer.json()["errors"][0]["field"] == "name_en"
    assert (await ask(home, "GET")).json()["total"] == 1


async def test_the_second_of_two_who_save_is_told(home: Home) -> None:
    made = await create(home, "Один")
    fields = {name: made[name] for name in ("name", "supplier", "audience", "offered", "archived")}
    path = f"/{made['id']}"
    first = await ask(home, "PUT", path, json=fields | {"supplier": "А"}, etag=made["etag"])
    assert first.status_code == 200
    second = await ask(home, "PUT", path, json=fields | {"supplier": "Б"}, etag=made["etag"])
    assert problem(second) == (412, "stale")
    assert second.json()["now"]["supplier"] == "А"
    assert problem(await ask(home, "PUT", path, json=fields)) == (428, "if-match-required")
    assert (await card(home, made["id"]))["supplier"] == "А"


async def test_a_name_is_one_schedules_only(home: Home) -> None:
    await create(home, "Один")
    taken = await ask(home, "POST", json={"name": " Один "})
    assert problem(taken) == (409, "tariff-name-taken")
    assert taken.json()["errors"][0]["field"] == "name"
    # Batches know this one by its name.
    assert problem(await ask(home, "POST", json={"name": "Двухзонный"}))[0] == 409


async def test_a_version_counts_until_the_next_one(home: Home) -> None:
    made = await with_version(
        home, "Один", one_rate("5.00"), one_rate("5.5", valid_from="2026-07-01")
    )
    later, earlier = made["versions"]
    assert (earlier["valid_from"], later["valid_from"]) == ("2026-01-01", "2026-07-01")
    assert later["terms"]["prices"] == [{"zone": 1, "band": 1, "price": "5.50"}]
    assert (later["created_by"], later["replaced_at"]) == ("Ольга", None)
    (row,) = (await ask(home, "GET", params={"search": "один"})).json()["items"]
    assert (row["in_force_since"], row["zones"]) == ("2026-07-01", 1)


async def test_no_version_begins_before_the_one_in_force(home: Home) -> None:
    made = await with_version(home, "Один", one_rate(valid_from="2026-07-01"))
    late = await add(home, made, one_rate(valid_from="2026-06-01"))
    assert faults(late) == [("terms.valid_from", "before-in-force")]
    assert len((await card(home, made["id"]))["versions"]) == 1


async def test_a_version_in_force_is_corrected_by_another_of_its_day(home: Home) -> None:
    made = await with_version(home, "Один", one_rate("5.00"))
    again = await add(home, made, one_rate("5.10"))
    assert faults(again) == [("terms.valid_from", "day-has-version")]
    (wrong,) = made["versions"]
    corrected = await add(home, made, one_rate("5.10"), replaces=wrong["id"])
    assert corrected.status_code == 201
    counting, former = corrected.json()["versions"]
    assert counting["terms"]["prices"][0]["price"] == "5.10"
    # What was wrong stays to be looked at.
    assert former["id"] == wrong["id"]
    assert former["replaced_at"] is not None
    assert former["terms"]["prices"][0]["price"] == "5.00"
    assert [one["action"] for one in await home.acts()][-1] == "correct_tariff_version"


async def test_a_correction_names_a_version_of_its_day(home: Home) -> None:
    made = await with_version(home, "Один", one_rate("5.00"))
    other = one_rate(valid_from=ahead(30))
    assert faults(await add(home, made, other, replaces=made["versions"][0]["id"])) == [
        ("terms.valid_from", "nothing-to-correct")
    ]


async def test_a_version_is_withdrawn_until_it_begins(home: Home) -> None:
    made = await with_version(home, "Один", one_rate("5.00"), one_rate("6", valid_from=ahead(40)))
    future, present = made["versions"]
    path = f"/{made['id']}/versions"
    begun = await ask(home, "DELETE", f"{path}/{present['id']}", etag=made["etag"])
    assert problem(begun) == (409, "tariff-version-in-force")
    gone = await ask(home, "DELETE", f"{path}/{future['id']}", etag=made["etag"])
    assert gone.status_code == 200
    assert gone.json()["versions"][0]["replaced_at"] is not None
    etag = gone.headers["ETag"]
    assert problem(await ask(home, "DELETE", f"{path}/{future['id']}", etag=etag))[0] == 404


async def test_each_mistake_of_a_version_is_told_by_its_field(home: Home) -> None:
    made = await create(home, "Один")
    wrong = two_zones("5.123456789012")
    wrong["seasons"][0] |= {"ends": "02-29"}
    wrong["seasons"][0]["days"][0]["hours"].pop()
    assert faults(await add(home, made, wrong)) == [
        ("terms.seasons.0.ends", "leap-day"),
        ("terms.seasons.0.days.0.hours", "hours-missing"),
        ("terms.prices.0.price", "price-decimals"),
    ]
    assert (await card(home, made["id"]))["versions"] == []


async def test_what_no_shape_has_is_refused(home: Home) -> None:
    made = await create(home, "Один")
    for wrong in (
        one_rate() | {"prices": 5},
        one_rate() | {"unknown": 1},
        one_rate() | {"valid_from": "завтра"},
        one_rate() | {"zones": []},
        {},
    ):
        assert (await add(home, made, wrong)).status_code == 422


async def test_what_is_archived_is_kept_and_not_offered(home: Home) -> None:
    made = await create(home, "Старый", offered=True)
    fields = {name: made[name] for name in ("name", "supplier", "audience", "offered")}
    path = f"/{made['id']}"
    both = await ask(home, "PUT", path, json=fields | {"archived": True}, etag=made["etag"])
    assert faults(both) == [("offered", "archived")]
    fields |= {"archived": True, "offered": False}
    assert (await ask(home, "PUT", path, json=fields, etag=made["etag"])).status_code == 200
    names = [one["name"] for one in (await ask(home, "GET")).json()["items"]]
    assert names == ["Двухзонный"]
    archived = (await ask(home, "GET", params={"archived": True})).json()["items"]
    assert [one["name"] for one in archived] == ["Старый"]


async def test_holidays_and_transferred_days_are_kept_by_year(home: Home) -> None:
    days = [
        {"day": "2027-01-01", "kind": 8, "title": "Новый год"},
        {"day": "2027-02-20", "kind": 5, "title": "За пятницу"},
    ]
    place = "/api/cabinet/staff/tariff-days/2027"
    staff = home.desk.staff()
    answer = await home.client.put(place, json={"items": days}, headers=staff)
    assert answer.json() == {"items": days}
    assert (await home.client.get(place, headers=home.desk.staff("viewer"))).json()["items"] == days
    twice = await home.client.put(place, json={"items": days[:1] * 2}, headers=staff)
    assert faults(twice) == [("items.1.day", "day-twice")]
    other = await home.client.put(
        place, json={"items": [days[0] | {"day": "2026-01-01"}]}, headers=staff
    )
    assert faults(other) == [("items.0.day", "other-year")]
    act = (await home.acts())[0]
    assert (act["action"], act["object_id"]) == ("set_tariff_days", "2027")
    assert act["after"] == {"2027-01-01": 8, "2027-02-20": 5}


@pytest.mark.parametrize(
    ("method", "path", "given"),
    [
        ("POST", "", {"name": "Новый"}),
        ("PUT", "/{id}", {"name": "Новый"}),
        ("POST", "/{id}/versions", {"terms": one_rate()}),
        ("DELETE", "/{id}/versions/1", None),
        ("POST", "/import", {"format": "json", "content": "{}"}),
        ("POST", "/import/preview", {"format": "json", "content": "{}"}),
        ("POST", "/{id}/assignments", {"from_day": "2026-12-01", "filter": {},
                                       "expected_points": 0}),
        ("POST", "/{id}/assignments/preview", {"from_day": "2026-12-01", "filter": {}}),
    ],
)  # fmt: skip
async def test_viewers_and_consumers_change_nothing(
    home: Home, method: str, path: str, given: object
) -> None:
    made = await create(home, "Один")
    where = path.format(id=made["id"])
    viewer = await ask(home, method, where, role="viewer", json=given, etag=made["etag"])
    assert problem(viewer) == (403, "forbidden")
    for headers in ({}, as_user(ANNA)):
        answer = await home.client.request(method, PLACE + where, json=given, headers=headers)
        assert answer.status_code == 401
    assert await card(home, made["id"]) == made


async def test_what_is_not_there_is_not_found(home: Home) -> None:
    for method, path, given in (
        ("GET", "/999999", None),
        ("GET", "/тариф", None),
        ("PUT", "/999999", {"name": "Новый"}),
        ("POST", "/999999/versions", {"terms": one_rate()}),
        ("POST", "/999999/assignments/preview", {"from_day": "2026-12-01", "filter": {}}),
    ):
        assert problem(await ask(home, method, path, json=given, etag='"a"')) == (404, "not-found")
