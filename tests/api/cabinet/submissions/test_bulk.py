"""Readings of many meters at once: by the checks of one, what is wrong stops no other."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from services.cabinet.submissions.bulk import actions as bulk
from services.cabinet.submissions.bulk.actions import MOST_ROWS, check_rows, submit_many
from services.cabinet.submissions.bulk.checks import Outcome, Row
from services.cabinet.submissions.entry import actions as entry
from services.cabinet.submissions.entry.actions import Submitter, make_room, submit
from services.cabinet.submissions.receipts.rules import check, read
from services.kit.problems import Problem
from services.kit.together import write_together
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.serving import VERA, build_house, serve
from tests.api.cabinet.submissions import handing_in
from tests.api.cabinet.submissions.handing_in import Clock, form, post, taken
from tests.api.cabinet.supply import ANNA, as_user
from tests.support.tokens import key_ring

SESSION = UUID("00000000-0000-4000-8000-0000000000aa")


async def meters(home: Home, pattern: str = "m-7-%") -> list[int]:
    """Return the keys of meters, in the order of theirs outside."""
    rows = await home.rows(
        "SELECT id FROM meters WHERE external_id LIKE $1 ORDER BY external_id", pattern
    )
    return [row["id"] for row in rows]


async def house(home: Home) -> tuple[Submitter, list[int]]:
    """Let Vera's organisation serve a house; return who hands in, and its meters."""
    organization = await serve(home, *await build_house(home))
    who = Submitter(VERA, organization_id=organization, session_id=SESSION)
    return who, await meters(home)


async def hand_in(home: Home, who: Submitter, rows: Sequence[Row]) -> list[Outcome]:
    await make_room(home.database)
    async with home.database.plain_transaction() as connection:
        return await submit_many(connection, key_ring(), who, rows)


async def checked(home: Home, rows: Sequence[Row]) -> list[Outcome]:
    async with home.database.connection() as connection:
        return await check_rows(connection, rows)


def told(outcome: Outcome) -> Any:
    """Return what is wrong with a row: the problem's name, and fields or zones that it names."""
    problem = outcome.problem
    if problem is None:
        return None
    extra = problem.extra
    return problem.name, [
        (one.get("field") or one["zone"], one.get("code") or one["why"])
        for one in extra.get("errors", extra.get("zones", []))
    ]


async def test_what_is_right_is_taken_and_of_what_is_wrong_each_row_is_told(home: Home) -> None:
    who, (common, first, tenth, second) = await house(home)
    await home.good("register-readings", reading("2026-10-20", T1=100) | {"meter": "m-7-2"})
    rows = [
        Row(first, {"T1": "123,4"}),
        Row(second, {"T1": "99"}),
        Row(999_999, {"T1": "1"}),
        Row(tenth, {"T1": "x"}),
        Row(common, {"T1": "5"}, date(2026, 11, 18)),
    ]
    expected = [
        None,
        ("reading-lower", [("values.T1", "reading-lower")]),
        ("not-found", []),
        ("validation-failed", [("values.T1", "not-a-number")]),
        None,
    ]
    before = await checked(home, rows)
    assert [told(one) for one in before] == expected
    assert not await home.rows("SELECT FROM submissions")
    made = await hand_in(home, who, rows)
    assert [told(one) for one in made] == expected
    assert [one.fresh for one in made] == [True, False, False, False, True]
    stored = await home.rows(
        "SELECT id, meter_id, user_id, organization_id, session_id, way, taken_on, t1,"
        " (consumption->>'T1')::int AS used, receipt_id FROM submissions ORDER BY t1 DESC"
    )
    assert [(one["meter_id"], one["taken_on"], one["t1"]) for one in stored] == [
        (first, date(2026, 11, 20), 123_400),
        (common, date(2026, 11, 18), 5_000),
    ]
    assert {
        (one["user_id"], one["organization_id"], one["session_id"], one["way"]) for one in stored
    } == {(VERA, who.organization_id, SESSION, "servicer")}
    submissions = [one.submission for one in made if one.submission]
    assert [one["id"] for one in submissions] == [one["id"] for one in stored]
    states = await home.rows("SELECT state, by FROM submission_states")
    assert [tuple(one.values()) for one in states] == [("on_its_way", "servicer")] * 2
    readings = await home.rows("SELECT t1 FROM register_readings WHERE batch = 0 ORDER BY t1")
    assert [one["t1"] for one in readings] == [5_000, 123_400]
    events = await handing_in.told(home)
    assert {(one["data"]["by"], one["data"]["meter_id"]) for one in events} == {
        ("servicer", first),
        ("servicer", common),
    }
    keys = (await home.client.get("/api/cabinet/receipts/keys")).json()["keys"]
    receipts = await home.rows("SELECT compact FROM submission_receipts ORDER BY number")
    documents = [read(one["compact"])[0] for one in receipts]
    assert [(one["by"], one["values"]) for one in documents] == [
        ("servicer", {"T1": 123_400}),
        ("servicer", {"T1": 5_000}),
    ]
    assert {check(one["compact"], keys).verdict for one in receipts} == {"valid"}


async def test_each_row_is_judged_as_one_reading_is(home: Home, clock: Clock) -> None:
    """Whatever is handed in, alone it is refused by the same problem, with the same words."""
    _, (_, first, *_) = await house(home)
    months = [
        reading(f"2026-{month:02}-20", T1=100 * month) | {"meter": "m-7-1"}
        for month in range(3, 11)
    ]
    await home.good("register-readings", *months)
    days = (None, date(2026, 11, 16), date(2026, 11, 1), date(2026, 11, 21))
    rows = [
        Row(first, {"T1": text}, day, confirm)
        for text in ("1100", "999", "5000", "", "1,2,3", "123456", "1,55", "-1")
        for day in days
        for confirm in (False, True)
    ]
    for moment in ("2026-11-20T10:00:00Z", "2026-11-30T10:00:00Z"):
        clock.set(moment)
        for row in rows:
            (many,) = await checked(home, [row])
            one = await _alone(home, row)
            assert _said(many.problem) == _said(one), row


async def _alone(home: Home, row: Row) -> Problem | None:
    await make_room(home.database)
    async with home.database.connection() as connection:
        transaction = connection.transaction()
        await transaction.start()
        try:
            await submit(connection, key_ring(), Submitter(None), row.meter_id, row)
        except Problem as problem:
            return problem
        finally:
            await transaction.rollback()
    return None


def _said(problem: Problem | None) -> Any:
    return problem and (problem.name, problem.detail, problem.extra)


async def test_the_same_again_is_the_same_and_other_values_are_corrections(
    home: Home, clock: Clock
) -> None:
    """Case B14, of many: by the consumer's hand or the organisation's."""
    who, (common, first, _, second) = await house(home)
    rows = [Row(meter, {"T1": "100"}) for meter in (first, second, common)]
    before = [one.submission for one in await hand_in(home, who, rows)]
    clock.set("2026-11-20T11:00:00Z")
    rows[1] = Row(second, {"T1": "101"})
    after = await hand_in(home, who, rows)
    assert [one.fresh for one in after] == [False, True, False]
    ids = [one and one["id"] for one in before]
    assert [one.submission and one.submission["id"] for one in after][::2] == ids[::2]
    states = await home.rows("SELECT id, state, corrects FROM submissions ORDER BY submitted_at")
    assert [one["state"] for one in states if one["id"] == ids[1]] == ["corrected"]
    assert [one["corrects"] for one in states if one["corrects"]] == [ids[1]]
    readings = await home.rows("SELECT t1 FROM register_readings ORDER BY t1")
    assert [one["t1"] for one in readings] == [100_000, 100_000, 101_000]
    history = await home.rows("SELECT t1 FROM register_reading_history")
    assert [one["t1"] for one in history] == [100_000]
    receipts = await home.rows(
        "SELECT r.link, r.compact FROM submission_receipts r"
        " JOIN submissions s ON s.id = r.submission_id WHERE s.meter_id = $1 ORDER BY r.link",
        second,
    )
    documents = [read(one["compact"])[0] for one in receipts]
    assert [one["link"] for one in documents] == [1, 2]
    assert documents[1]["corrects"] == documents[0]["number"]


async def test_a_consumer_and_an_organisation_correct_each_other(home: Home) -> None:
    """He sees by whom it was handed in, and so does his receipt."""
    organization = await serve(home, "l-a")
    who = Submitter(VERA, organization_id=organization)
    mine = await taken(home, {"T1": "100"})
    (made,) = await hand_in(home, who, [Row(mine["meter_id"], {"T1": "110"})])
    assert made.submission is not None
    (meter,) = await form(home)
    seen = meter["submitted"]
    assert (seen["corrects"], seen["way"]) == (mine["id"], "servicer")
    receipt = await home.get(f"receipts/{seen['receipt']}")
    assert receipt["document"]["by"] == "servicer"
    text = await home.client.get(
        f"/api/cabinet/receipts/{seen['receipt']}",
        params={"format": "text", "language": "ru"},
        headers=as_user(ANNA),
    )
    assert "Кто передал: обслуживающая организация" in text.text
    again = await taken(home, {"T1": "120"})
    assert (again["corrects"], again["way"]) == (seen["id"], "web")


async def test_many_are_written_by_portions_and_all_or_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each while those after it are signed; a receipt follows one of a portion before."""
    monkeypatch.setattr(bulk, "_PORTION", 2)
    monkeypatch.setattr(entry, "_PORTION", 2)
    who, (common, first, tenth, second) = await house(home)
    # Two counters of one flat.
    await home.rows(
        "UPDATE meter_installations SET usage_point_id = (SELECT usage_point_id"
        " FROM meter_installations WHERE meter_id = $1) WHERE meter_id = $2",
        first,
        second,
    )
    order = (first, common, 999_999, tenth, second)
    rows = [Row(meter, {"T1": str(100 + at)}) for at, meter in enumerate(order)]
    made = await hand_in(home, who, rows)
    assert [told(one) for one in made] == [None, None, ("not-found", []), None, None]
    feed = await home.rows(
        "SELECT s.meter_id FROM submission_states t JOIN submissions s ON s.id = t.submission_id"
        " ORDER BY t.id"
    )
    assert [one["meter_id"] for one in feed] == [first, common, tenth, second]
    receipts = await home.rows("SELECT compact, digest FROM submission_receipts ORDER BY number")
    documents = [read(one["compact"])[0] for one in receipts]
    assert [one["link"] for one in documents] == [1, 1, 1, 2]
    assert documents[3]["former"] == receipts[0]["digest"]
    before = await home.rows("SELECT id, state FROM submissions ORDER BY id")

    # The last portion cannot be written: nothing of those before it stays.
    left = iter(range(1))

    async def fail_in_the_end(connection: Any, parts: Any) -> None:
        if next(left, None) is None:
            raise ConnectionError("cut off")
        await write_together(connection, parts)

    monkeypatch.setattr(entry, "write_together", fail_in_the_end)
    with pytest.raises(ConnectionError):
        await hand_in(home, who, [row._replace(values={"T1": "200"}) for row in rows])
    assert await home.rows("SELECT id, state FROM submissions ORDER BY id") == before


async def test_a_meter_that_is_given_twice_is_not_guessed_at(home: Home) -> None:
    who, (_, first, _, second) = await house(home)
    rows = [Row(first, {"T1": "1"}), Row(second, {"T1": "1"}), Row(first, {"T1": "2"})]
    made = await hand_in(home, who, rows)
    twice = ("validation-failed", [("meter_id", "given-twice")])
    assert [told(one) for one in made] == [twice, None, twice]
    assert not await hand_in(home, who, [])


async def test_more_rows_than_one_act_takes_are_refused(home: Home) -> None:
    with pytest.raises(ValueError, match="rows"):
        await checked(home, [Row(1, {})] * (MOST_ROWS + 1))


async def test_what_comes_at_the_same_time_waits_and_never_in_a_circle(live_home: Home) -> None:
    """Files in opposite orders and a single reading between them: one counts of each meter."""
    home = live_home
    who, mine = await house(home)
    mine += await meters(home, "m-a")
    files = [
        [Row(meter, {"T1": str(100 + number)}) for meter in order]
        for number, order in enumerate((mine, mine[::-1], mine[1:] + mine[:1], mine))
    ]
    async with asyncio.timeout(60):
        many = asyncio.gather(*(hand_in(home, who, rows) for rows in files))
        single, _ = await asyncio.gather(post(home, {"T1": "200"}), many)
    assert single.status_code == 201
    live = await home.rows(
        "SELECT meter_id, count(*) AS n FROM submissions WHERE state = 'on_its_way'"
        " GROUP BY meter_id"
    )
    assert {one["meter_id"]: one["n"] for one in live} == dict.fromkeys(mine, 1)
    readings = await home.rows("SELECT meter_id FROM register_readings")
    assert sorted(one["meter_id"] for one in readings) == sorted(mine)
    links = await home.rows(
        "SELECT usage_point_id, array_agg(link ORDER BY link) AS links FROM submission_receipts"
        " GROUP BY usage_point_id"
    )
    assert all(one["links"] == list(range(1, len(one["links"]) + 1)) for one in links)
