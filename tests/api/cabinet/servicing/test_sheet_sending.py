"""Files of readings on their way in: sent once, by whom, when, and of whose houses."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.filing import (
    ask,
    book,
    check,
    checked,
    codes,
    handed_in,
    opened,
    row,
    rows,
    saved,
    send,
    sheet,
    upload,
)
from tests.api.cabinet.servicing.handing_in import ServicingClock, by_household, problem
from tests.api.cabinet.serving import VERA, build_house, serve
from tests.api.cabinet.supply import ANNA

PAVEL = UUID("00000000-0000-4000-8000-00000000000f")


@pytest.fixture(autouse=True)
def _within_the_days(clock: ServicingClock) -> None:
    """Readings are taken."""


async def _building(home: Home, house: str = "7") -> int:
    found = await home.rows("SELECT id FROM buildings WHERE house = $1", house)
    key: int = found[0]["id"]
    return key


async def test_what_somebody_else_handed_in_is_replaced_only_when_asked(served: Home) -> None:
    made = await checked(served, book(row("1", 5)))
    await serve(served, user_id=PAVEL, organization="o-2")
    (other,) = await served.rows("SELECT id FROM servicing_organizations WHERE external_id = 'o-2'")
    twin = await checked(served, book(row("1", 7)))
    await send(served, twin["id"])
    # As if another had done it.
    await served.rows("UPDATE submissions SET organization_id = $1", other["id"])
    sent = await send(served, made["id"])
    assert (sent["sent"]["unit"], sent["became_wrong"], sent["left"]["wrong"]) == (0, 1, 1)
    (one,) = await rows(served, made["id"])
    assert codes(one) == [(None, "handed-in-already")]
    assert one["reasons"][0]["params"]["values"] == {"T1": 7_000}
    path = f"sheets/{made['id']}/rows/{one['id']}/mend"
    assert (await ask(served, "POST", path, json={"kind": "replace"})).json()["class"] == "right"
    assert (await send(served, made["id"]))["sent"]["unit"] == 1
    assert await handed_in(served) == [("000007-1", 5_000)]


async def test_what_a_third_one_hands_in_meanwhile_is_told_again(served: Home) -> None:
    await served.link(ANNA, "7-1")
    made = await checked(served, book(row("1", 5)))

    async def told() -> tuple[str, str]:
        (one,) = await rows(served, made["id"])
        return one["class"], one["reasons"][0]["params"]["submission_id"]

    async def replace() -> Any:
        (one,) = await rows(served, made["id"])
        path = f"sheets/{made['id']}/rows/{one['id']}/mend"
        return (await ask(served, "POST", path, json={"kind": "replace"})).json()

    seen = await by_household(served, "7")
    await send(served, made["id"])
    assert await told() == ("wrong", seen["id"])
    # Another before the answer, and one more between it and the sending.
    second = await by_household(served, "8")
    assert (await replace())["class"] == "wrong"
    assert await told() == ("wrong", second["id"])
    assert (await replace())["class"] == "right"
    third = await by_household(served, "9")
    assert (await send(served, made["id"]))["became_wrong"] == 1
    assert await told() == ("wrong", third["id"])
    assert await handed_in(served) == [("000007-1", 9_000)]
    assert (await replace())["class"] == "right"
    assert (await send(served, made["id"]))["sent"]["unit"] == 1
    assert await handed_in(served) == [("000007-1", 5_000)]


async def test_one_sends_again_what_was_handed_in_and_nothing_is_twice(served: Home) -> None:
    content = book(row("1", 5), row("2", 6))
    first = await checked(served, content)
    await send(served, first["id"])
    again = await checked(served, content)
    assert again["right"] == 2
    assert (await send(served, again["id"]))["sent"]["unit"] == 2
    assert await handed_in(served) == [("000007-1", 5_000), ("000007-2", 6_000)]


async def test_the_same_sending_again_is_the_same_answer(served: Home) -> None:
    made = await checked(served, book(row("1", 5), row("2")))
    first = await send(served, made["id"], key="k-1")
    assert await send(served, made["id"], key="k-1") == first
    assert (await send(served, made["id"], key="k-2"))["sent"]["unit"] == 0
    assert (await send(served, made["id"]))["sent"]["unit"] == 0


async def test_what_is_sent_settles_what_was_wrong_of_it_in_other_files(served: Home) -> None:
    first = await checked(served, book(row("1", "x"), row("2", "y")))
    errors = await ask(served, "GET", f"sheets/{first['id']}/errors")
    table = opened(errors.content)
    assert [table.cell(2, 13).value, table.cell(3, 13).value] == [
        "T1: Показание должно быть числом"
    ] * 2
    table.cell(2, 10).value = 5
    second = await checked(served, saved(table))
    assert (second["right"], second["wrong"]) == (1, 1)
    await send(served, second["id"])
    assert [one["flat"] for one in await rows(served, first["id"])] == ["2"]


async def test_people_of_one_organisation_see_one_buffer_and_others_nothing(served: Home) -> None:
    await serve(served, user_id=PAVEL)
    anna = UUID("00000000-0000-4000-8000-00000000000a")
    stranger = UUID("00000000-0000-4000-8000-0000000000aa")
    await serve(served, "l-a", user_id=stranger, organization="o-2")
    made = await checked(served, book(row("1", 5), row("2", "x")))
    theirs = (await ask(served, "GET", "sheets", PAVEL)).json()["items"]
    assert [one["id"] for one in theirs] == [made["id"]]
    wrong = (await rows(served, made["id"]))[1]["id"]
    for user in (stranger, anna):
        for method, path, body in (
            ("GET", f"sheets/{made['id']}", None),
            ("GET", f"sheets/{made['id']}/rows", None),
            ("GET", f"sheets/{made['id']}/errors", None),
            ("DELETE", f"sheets/{made['id']}/rows", {"everything": True}),
            ("POST", f"sheets/{made['id']}/rows/{wrong}/mend", {"kind": "comma"}),
            ("POST", f"sheets/{made['id']}/send", None),
            ("DELETE", f"sheets/{made['id']}", None),
        ):
            more = {"json": body} if body else {}
            assert problem(await ask(served, method, path, user, **more)) == (404, "not-found")
    assert (await ask(served, "GET", "sheets", stranger)).json() == {"items": []}
    assert (await send(served, made["id"], PAVEL))["sent"]["unit"] == 1
    assert (await ask(served, "DELETE", f"sheets/{made['id']}", PAVEL)).status_code == 204
    assert (await ask(served, "GET", "sheets")).json() == {"items": []}


async def test_nothing_is_seen_or_sent_of_a_house_that_has_gone(served: Home) -> None:
    made = await checked(served, book(row("1", 5), row("2", "x")))
    await served.rows("UPDATE served_houses SET last_day = '2026-01-01'")
    assert await rows(served, made["id"]) == []
    assert (await sheet(served, made["id"]))["houses"] == []
    assert (await send(served, made["id"]))["sent"]["unit"] == 0
    assert await handed_in(served) == []
    assert (
        await ask(served, "GET", "sheet", params={"houses": await _building(served)})
    ).status_code == 404


async def test_a_meter_that_was_replaced_meanwhile_is_not_sent(served: Home) -> None:
    made = await checked(served, book(row("1", 5)))
    await served.rows(
        "UPDATE meter_installations SET removed_on = '2026-11-01'"
        " WHERE meter_id = (SELECT id FROM meters WHERE external_id = 'm-7-1')"
    )
    assert (await send(served, made["id"]))["became_wrong"] == 1
    assert await handed_in(served) == []


async def test_outside_the_days_nothing_is_taken_and_the_buffer_waits(
    served: Home, clock: ServicingClock
) -> None:
    made = await checked(served, book(row("1", 5), row("2", "x")))
    waiting = (await upload(served, book(row("10", 5)))).json()
    clock.set("2026-11-27T10:00:00Z")
    closed = await ask(served, "POST", f"sheets/{made['id']}/send")
    assert problem(closed) == (409, "submission-window-closed")
    assert (closed.json()["opens_on"], closed.json()["closes_on"]) == ("2026-12-15", "2026-12-26")
    assert problem(await upload(served, book(row("1", 5)))) == (409, "submission-window-closed")
    assert problem(await ask(served, "GET", "sheet")) == (409, "submission-window-closed")
    # The days ended while it was being checked: it is judged by them, and waits.
    assert await check(served)
    assert (await sheet(served, waiting["id"]))["right"] == 1
    assert await handed_in(served) == []
    clock.set("2026-12-16T10:00:00Z")
    sent = await send(served, waiting["id"])
    assert (sent["sent"]["unit"], sent["became_wrong"]) == (0, 1)
    assert codes((await rows(served, waiting["id"]))[0]) == [("taken_on", "before-window")]


async def test_a_row_without_a_day_is_of_the_day_of_the_check(
    served: Home, clock: ServicingClock
) -> None:
    made = await checked(served, book(row("1", 5, taken=None)))
    assert (await rows(served, made["id"]))[0]["taken_on"] == "2026-11-20"
    clock.set("2026-11-22T10:00:00Z")
    await send(served, made["id"])
    (sent,) = await served.rows("SELECT taken_on FROM submissions")
    assert sent["taken_on"] == date(2026, 11, 20)


async def test_two_people_who_send_one_file_at_once_hand_it_in_once(live_home: Home) -> None:
    await serve(live_home, *await build_house(live_home))
    await serve(live_home, user_id=PAVEL)
    made = await checked(live_home, book(row("1", 5), row("2", 6), row("10", 7)))
    told = await asyncio.gather(*(send(live_home, made["id"], one) for one in (VERA, PAVEL) * 3))
    assert sorted(one["sent"]["unit"] for one in told) == [0] * 5 + [3]
    assert len(await live_home.rows("SELECT id FROM submissions")) == 3


async def test_two_files_of_the_same_meters_at_once_leave_one_reading_of_each(
    live_home: Home,
) -> None:
    await serve(live_home, *await build_house(live_home))
    await serve(live_home, user_id=PAVEL)
    mine = await checked(live_home, book(row("1", 5), row("2", 6)))
    theirs = await checked(live_home, book(row("2", 8), row("1", 7)), PAVEL)
    await asyncio.gather(send(live_home, mine["id"]), send(live_home, theirs["id"], PAVEL))
    # Colleagues correct each other, whoever was second.
    assert await handed_in(live_home) in (
        [("000007-1", 5_000), ("000007-2", 6_000)],
        [("000007-1", 7_000), ("000007-2", 8_000)],
    )
