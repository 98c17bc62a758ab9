"""A feed gives every item once, in the order in which it became known, and passes none over."""

import asyncio
import base64
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.cabinet.submissions.entry.actions import settle
from services.cabinet.submissions.entry.rules import Verdict
from services.contracts.feeds import SubmissionItem
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.submissions.handing_in import Clock, taken
from tests.api.cabinet.submissions.rows import add_submission, add_submissions, numbers_of
from tests.api.cabinet.supply import POINTS, as_panel
from tests.support.tokens import bearer, service_token, user_token

FEED = "submissions"
BILLING = {"client_id": "client-1", "name": "Биллинг"}


async def ask(home: Home, feed: str = FEED, **given: Any) -> httpx.Response:
    return await home.client.get(
        f"/internal/feeds/{feed}", params=BILLING | given, headers=as_panel()
    )


async def page(home: Home, **given: Any) -> tuple[list[int], str, bool]:
    answer = await ask(home, **given)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    return numbers_of(told["items"]), told["cursor"], told["more"]


async def acknowledge(home: Home, cursor: str, client_id: str = "client-1") -> httpx.Response:
    return await home.client.post(
        f"/internal/feeds/{FEED}/acknowledge",
        json={"client_id": client_id, "name": "Биллинг", "cursor": cursor},
        headers=as_panel(),
    )


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json()["type"]).rpartition(":")[2]


async def test_pages_follow_each_other_and_a_cursor_gives_the_same_again(home: Home) -> None:
    await add_submissions(home, 1, 2, 3)
    first = await page(home, limit=2)
    assert (first[0], first[2]) == ([1, 2], True)
    second = await page(home, after=first[1], limit=2)
    assert (second[0], second[2]) == ([3], False)
    assert await page(home, after=first[1], limit=2) == second
    assert (await page(home, after="start"))[0] == [1, 2, 3]
    await add_submissions(home, 4)
    assert (await page(home, after=second[1]))[0] == [4]


async def test_the_end_of_a_feed_keeps_its_cursor_until_something_comes(home: Home) -> None:
    empty = await page(home)
    assert empty[0] == []
    await add_submissions(home, 1)
    first = await page(home, after=empty[1])
    assert first[0] == [1]
    assert await page(home, after=first[1]) == ([], first[1], False)


async def test_what_commits_late_is_not_passed_over(live_home: Home) -> None:
    home = live_home
    async with home.database.plain_transaction() as slow:
        await add_submission(slow, 1)
        async with home.database.plain_transaction() as quick:
            await add_submission(quick, 2)
        before = await page(home)
        assert before[0] == [2]
    assert (await page(home, after=before[1]))[0] == [1]
    assert (await page(home, after="start"))[0] == [2, 1]


async def test_readers_beside_writers_get_each_item_once(live_home: Home) -> None:
    home = live_home
    many = 60

    async def write(first: int) -> None:
        for number in range(first, many, 4):
            async with home.database.plain_transaction() as connection:
                await add_submission(connection, number)
                await asyncio.sleep(0)

    async def read() -> list[int]:
        seen: list[int] = []
        cursor = "start"
        for _ in range(2000):
            items, cursor, _ = await page(home, after=cursor, limit=7)
            seen += items
            if len(seen) >= many:
                return seen
        raise AssertionError(f"2000 pages gave {len(seen)} of {many} items")

    writers = asyncio.gather(*map(write, range(4)))
    one, other = await asyncio.gather(read(), read())
    await writers
    assert sorted(one) == list(range(many))
    assert one == other


async def test_a_client_goes_on_after_what_it_has_acknowledged(home: Home) -> None:
    await add_submissions(home, 1, 2, 3)
    _, first, _ = await page(home, limit=1)
    _, second, _ = await page(home, after=first, limit=1)
    assert (await acknowledge(home, second)).json() == {"waiting": 1}
    assert (await page(home))[0] == [3]
    # Again, or of an earlier place, it changes nothing.
    assert (await acknowledge(home, first)).json() == {"waiting": 1}
    assert (await page(home))[0] == [3]
    # What another has acknowledged is its own affair.
    assert (await page(home, client_id="client-2"))[0] == [1, 2, 3]


@pytest.mark.parametrize(
    "cursor",
    ["", "?", "x" * 200, base64.b64encode(b"submissions.1").decode(),
     base64.b64encode(b"other.1.0123abcd").decode(),
     base64.b64encode(b"submissions.-1.0123abcd").decode(),
     base64.b64encode(b"submissions.0.0123abcd").decode(),
     base64.b64encode(b"submissions.9999999999999999999.0123abcd").decode(), "курсор"],
)  # fmt: skip
async def test_what_is_no_cursor_is_refused_by_its_field(home: Home, cursor: str) -> None:
    await add_submissions(home, 1)
    for answer, field in (
        (await ask(home, after=cursor), "after"),
        (await acknowledge(home, cursor), "cursor"),
    ):
        assert problem(answer) == (422, "validation-failed")
        assert [(e["field"], e["code"]) for e in answer.json()["errors"]] == [
            (field, "not-a-cursor")
        ]


async def test_a_cursor_of_other_data_is_told_from_ours(home: Home) -> None:
    await add_submissions(home, 1)
    for other in (b"submissions.1.00000000", b"submissions.7.0123abcd"):
        cursor = base64.urlsafe_b64encode(other).decode()
        assert problem(await ask(home, after=cursor)) == (410, "cursor-unknown")
        assert problem(await acknowledge(home, cursor)) == (410, "cursor-unknown")


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"limit": 1001}, {"client_id": ""}])
async def test_limits_hold(home: Home, wrong: dict[str, Any]) -> None:
    assert (await ask(home, **wrong)).status_code == 422


async def test_a_feed_that_nobody_writes_is_not_there(home: Home) -> None:
    assert problem(await ask(home, "payments")) == (404, "unknown-feed")


async def test_only_the_systems_door_reads_feeds(home: Home) -> None:
    for headers in ({}, bearer(service_token("notifications", "cabinet"))):
        answer = await home.client.get(f"/internal/feeds/{FEED}", params=BILLING, headers=headers)
        assert answer.status_code in (401, 403)


async def test_staff_see_how_far_each_system_is(home: Home) -> None:
    await add_submissions(home, 1, 2)
    _, cursor, _ = await page(home, limit=1)
    await acknowledge(home, cursor)
    staff = bearer(user_token("staff", str(uuid4()), role="viewer"))
    address = "/api/cabinet/staff/feed-readers"
    answer = await home.client.get(address, headers=staff)
    assert answer.status_code == 200, answer.text
    (reader,) = answer.json()["items"]
    assert (reader["feed"], reader["name"], reader["waiting"]) == (FEED, "Биллинг", 1)
    assert reader["waiting_since"] is not None
    assert (await home.client.get(address)).status_code == 401


async def test_an_item_tells_all_that_billing_needs(home: Home, clock: Clock) -> None:
    await home.good("register-readings", reading("2026-10-20", T1=100))
    made = await taken(home, {"T1": "123,4"})
    (item,) = (await ask(home)).json()["items"]
    SubmissionItem.model_validate(item)
    assert item | {"at": "", "submitted_at": ""} == {
        "what": "handed_in",
        "at": "",
        "submission_id": made["id"],
        "corrects": None,
        "again": False,
        "account": "1001",
        "usage_point": POINTS["a"],
        "meter": "m-a",
        "serial_number": "S-A",
        "taken_on": "2026-11-20",
        "submitted_at": "",
        "way": "web",
        "values": {"T1": 123_400},
        "consumption": {"T1": 23_400},
        "reason": None,
    }


async def test_corrections_and_what_staff_refuse_are_items_of_their_own(home: Home) -> None:
    first = await taken(home, {"T1": "100"})
    second = await taken(home, {"T1": "101"})
    async with home.database.plain_transaction() as connection:
        verdict = Verdict("refused", "staff", "doubtful", "Фотография не читается.")
        await settle(connection, UUID(second["id"]), verdict)
    items = (await ask(home)).json()["items"]
    assert [(one["what"], one["submission_id"], one["corrects"]) for one in items] == [
        ("handed_in", first["id"], None),
        ("corrected", second["id"], first["id"]),
        ("withdrawn", second["id"], first["id"]),
    ]
    assert items[-1]["reason"] == "Фотография не читается."


@pytest.mark.parametrize("state", ["accepted", "refused"])
async def test_billing_is_not_told_what_it_has_said_itself(home: Home, state: Any) -> None:
    made = await taken(home, {"T1": "100"})
    async with home.database.plain_transaction() as connection:
        await settle(connection, UUID(made["id"]), Verdict(state, "billing"))
    assert [one["what"] for one in (await ask(home)).json()["items"]] == ["handed_in"]
    assert (await ask(home, after="start")).json()["more"] is False
