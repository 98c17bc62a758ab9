"""Who may take a file of which days, how many, and what is said otherwise."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.kit.clock import utc_now
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.export.files import ask, facts, take_book, take_feed, take_rows
from tests.api.cabinet.passing import CLARA, account, ago, measured, newcomer
from tests.api.cabinet.supply import ANNA, BORIS, as_user, profile
from tests.support.tokens import bearer, user_token

FORMATS = ("green-button", "csv", "xlsx")


async def _places(home: Home, user: UUID = ANNA, serial: str = "S-A") -> list[str]:
    """Return the addresses of a meter and of its usage point."""
    meter = await home.meter_id(user, serial)
    point = (await home.get(f"meters/{meter}", user))["usage_point_id"]
    return [f"meters/{meter}", f"usage-points/{point}"]


def _problem(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["type"].rpartition(":")[2]


@pytest.mark.parametrize("kind", FORMATS)
async def test_anothers_place_is_not_there(home: Home, kind: str) -> None:
    await home.link(BORIS, "1002")
    for path in await _places(home):
        assert _problem(await ask(home, path, BORIS, format=kind)) == (404, "not-found")
    for path in ("meters/999999", "usage-points/999999", "usage-points/x", "meters/1e3"):
        assert _problem(await ask(home, path, format=kind)) == (404, "not-found")


@pytest.mark.parametrize("kind", FORMATS)
async def test_a_role_without_readings_is_told_so(home: Home, kind: str) -> None:
    await give_role(home, BORIS, "accountant")
    for path in await _places(home, BORIS, "S-B"):
        assert _problem(await ask(home, path, BORIS, format=kind)) == (403, "forbidden")


@pytest.mark.parametrize("kind", FORMATS)
async def test_a_role_with_readings_takes_the_file(home: Home, kind: str) -> None:
    await give_role(home, BORIS, "energy_engineer")
    await home.good("interval-profiles", profile(meter="m-b"))
    for path in await _places(home, BORIS, "S-B"):
        assert (await ask(home, path, BORIS, format=kind)).status_code == 200


async def test_nobody_and_staff_take_nothing(home: Home) -> None:
    for path in await _places(home):
        asked = f"/api/cabinet/{path}/export?format=csv&start=2026-09-01&end=2026-09-30"
        assert (await home.client.get(asked)).status_code == 401
        staff = bearer(user_token("staff", str(ANNA)))
        assert (await home.client.get(asked, headers=staff)).status_code == 401


async def test_a_file_holds_only_the_days_that_were_the_readers(home: Home) -> None:
    await newcomer(home)
    await home.link(CLARA, "1001")
    path = f"meters/{await home.meter_id()}"
    days = [ago(n) for n in range(40, 1, -1)]
    await measured(home, *days)
    border = ago(20)
    await home.good("accounts", account("c-z", border))
    asked = {"start": str(days[0]), "end": str(days[-1])}
    rows = (await take_rows(home, path, **asked))[1:]
    assert {row[1][:10] for row in rows} == {str(day) for day in days if day < border}
    feed = await take_feed(home, path, **asked)
    assert len(feed.only()) == 24 * sum(day < border for day in days)
    told = facts(await take_book(home, path, **asked))
    assert told["Приборы учёта"].endswith(f"по {border - timedelta(days=1):%d.%m.%Y}")
    # Of days that are all another's there is nothing in it.
    late = {"start": str(border), "end": str(days[-1])}
    assert (await take_rows(home, path, **late))[1:] == []
    assert (await take_feed(home, path, **late)).readings == {}


async def test_days_before_and_after_all_values_are_not_in_it(home: Home) -> None:
    await home.good("interval-profiles", profile(day="2026-09-10"), profile(day="2026-09-12"))
    rows = (await take_rows(home, start="2026-01-01", end="2027-12-31"))[1:]
    assert [row[1][:10] for row in rows[::24]] == ["2026-09-10", "2026-09-11", "2026-09-12"]
    assert [row[4] for row in rows[::24]] == ["measured", "no data", "measured"]


async def test_a_place_without_readings_gives_a_file_without_rows(home: Home) -> None:
    assert await take_rows(home) == [["Usage point", "Start", "End"]]
    assert (await take_feed(home)).readings == {}
    assert (await take_book(home)).worksheets[1].max_row == 1


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"format": "pdf"}, "validation-failed"),
        ({"format": ""}, "validation-failed"),
        ({"language": "de"}, "validation-failed"),
        ({"start": "2026-02-31"}, "validation-failed"),
        ({"start": "yesterday"}, "validation-failed"),
        ({"start": "2026-09-30", "end": "2026-09-01"}, "validation-failed"),
        ({"start": "1999-12-31"}, "date-out-of-range"),
        ({"start": "1000-01-01", "end": "3000-01-01"}, "date-out-of-range"),
        ({"start": "9999-12-31", "end": "9999-12-31"}, "date-out-of-range"),
        ({"start": "2021-09-30"}, "period-too-long"),
    ],
)
async def test_a_bad_question_is_told_why(
    home: Home, changes: dict[str, Any], problem: str
) -> None:
    for path in await _places(home):
        asked: dict[str, Any] = {"format": "csv", "end": "2026-09-30"} | changes
        assert _problem(await ask(home, path, **asked)) == (422, problem)


@pytest.mark.parametrize("missing", ["format", "start", "end"])
async def test_what_is_wanted_must_be_said(home: Home, missing: str) -> None:
    asked = {"format": "csv", "start": "2026-09-01", "end": "2026-09-30"}
    del asked[missing]
    path = f"/api/cabinet/meters/{await home.meter_id()}/export"
    response = await home.client.get(path, params=asked, headers=as_user(ANNA))
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [missing]


async def test_too_long_a_period_is_told_what_may_be_asked(home: Home) -> None:
    path = f"meters/{await home.meter_id()}"
    five_years: dict[str, Any] = {"start": "2021-10-01", "end": "2026-09-30"}
    assert (await ask(home, path, format="csv", **five_years)).status_code == 200
    response = await ask(home, path, format="csv", **five_years | {"start": "2021-09-30"})
    assert "ask for 2021-09-30 to 2026-09-29" in response.json()["detail"]


async def test_who_takes_very_much_waits_until_the_next_hour(home: Home) -> None:
    path = f"meters/{await home.meter_id()}"
    hour = utc_now().replace(minute=0, second=0, microsecond=0)
    await home.rows(
        "INSERT INTO exported_days (hour, user_id, days) VALUES ($1, $2, 99970)", hour, ANNA
    )
    assert (await ask(home, path, format="csv")).status_code == 200
    refused = await ask(home, path, format="csv", start="2026-09-30")
    assert _problem(refused) == (429, "too-many-exports")
    assert 1 <= int(refused.headers["retry-after"]) <= 3600
    # It is this user alone, and this hour alone.
    await home.link(CLARA, "1001")
    assert (await ask(home, path, CLARA, format="csv")).status_code == 200
    await home.rows("UPDATE exported_days SET hour = hour - interval '1 hour'")
    assert (await ask(home, path, format="csv")).status_code == 200


async def test_what_is_refused_for_its_days_or_its_place_is_not_counted(home: Home) -> None:
    path = f"meters/{await home.meter_id()}"
    await ask(home, path, format="csv", start="1990-01-01")
    await ask(home, path, uuid4(), format="csv")
    assert await home.rows("SELECT * FROM exported_days") == []
    await ask(home, path, format="csv")
    await ask(home, path, format="xlsx", end="2026-09-02")
    (row,) = await home.rows("SELECT days FROM exported_days")
    assert row["days"] == 30 + 2


@pytest.mark.parametrize(
    ("asked", "accepted", "word"),
    [
        ({}, "", "Точка"),
        ({}, "en-GB,en;q=0.9,ru;q=0.1", "Usage"),
        ({"language": "ru"}, "en", "Точка"),
        ({"language": "en"}, "ru", "Usage"),
    ],
)
async def test_words_are_in_the_readers_language(
    home: Home, asked: dict[str, Any], accepted: str, word: str
) -> None:
    path = f"meters/{await home.meter_id()}"
    response = await ask(home, path, headers={"Accept-Language": accepted}, format="csv", **asked)
    assert response.content.decode("utf-8-sig").startswith(word)


async def test_the_file_has_a_name_and_is_kept_by_nobody(home: Home) -> None:
    path = f"meters/{await home.meter_id()}"
    for kind, ending in (("csv", "csv"), ("xlsx", "xlsx"), ("green-button", "xml")):
        response = await ask(home, path, format=kind, language="en")
        name = f"Readings 1001 2026-09-01 - 2026-09-30.{ending}"
        assert response.headers["content-disposition"].startswith(f'attachment; filename="{name}"')
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
