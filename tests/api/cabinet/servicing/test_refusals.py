"""An organisation is told once of all its readings that one act has refused, and finds them."""

from typing import Any
from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.handing_in import ask, sent
from tests.api.cabinet.serving import VERA, build_house, serve

GLEB = UUID("00000000-0000-4000-8000-00000000001e")
KIND = "submission-outcomes"
WORDS = "Проверьте последнюю цифру."

pytestmark = pytest.mark.usefixtures("clock")


def outcome(made: Any, state: str = "refused", text: str | None = WORDS) -> dict[str, Any]:
    told = {"submission_id": made["id"], "state": state}
    return told | ({"reason": "digits", "text": text} if state == "refused" else {})


async def told(home: Home) -> list[Any]:
    """Return what organisations are told, the eldest first."""
    rows = await home.rows(
        "SELECT data FROM outbox WHERE type = 'cabinet.served_readings_refused.v1'"
        " ORDER BY occurred_at, event_id"
    )
    return [row["data"]["data"] if "data" in row["data"] else row["data"] for row in rows]


async def lacking(home: Home, **asked: Any) -> Any:
    query = "".join(f"&{name}={value}" for name, value in asked.items())
    return await ask(home, f"/submissions?refused=true{query}")


async def test_a_batch_of_billing_tells_each_organisation_once(served: Home) -> None:
    await serve(served, user_id=GLEB)
    other = await build_house(served, "9", ("1",), first=2)
    zoya = UUID(int=0x2E)
    await serve(served, *other, user_id=zoya, organization="o-2")
    mine = [await sent(served, flat, "10") for flat in ("1", "2", "10")]
    theirs = await sent(served, "1", "10", user_id=zoya, house="9")
    await served.good(
        KIND, outcome(mine[0]), outcome(mine[1]), outcome(mine[2], "accepted"), outcome(theirs)
    )
    by_name = {one["organization"]: one for one in await told(served)}
    assert by_name == {
        "УК o-1": {
            "user_ids": sorted([str(VERA), str(GLEB)], key=by_name["УК o-1"]["user_ids"].index),
            "organization": "УК o-1", "count": 2, "text": WORDS,
        },
        "УК o-2": {
            "user_ids": [str(zoya)], "organization": "УК o-2", "count": 1, "text": WORDS,
        },
    }  # fmt: skip
    # The same again says nothing new.
    await served.good(KIND, outcome(mine[0]), outcome(mine[1]))
    assert len(await told(served)) == 2


async def test_different_reasons_are_left_to_the_list(served: Home) -> None:
    made = [await sent(served, flat, "10") for flat in ("1", "2")]
    await served.good(KIND, outcome(made[0]), outcome(made[1], text="Другая причина."))
    (one,) = await told(served)
    assert (one["count"], one["text"]) == (2, None)


async def test_a_refusal_by_staff_is_told(served: Home) -> None:
    made = await sent(served, "1", "10")
    answer = await served.client.post(
        f"/api/cabinet/staff/submissions/{made['id']}/refuse",
        json={"reason": WORDS},
        headers=served.desk.staff("operator"),
    )
    assert answer.status_code == 200, answer.text
    (one,) = await told(served)
    assert (one["user_ids"], one["count"], one["text"]) == ([str(VERA)], 1, WORDS)


async def test_nobody_is_told_of_a_house_that_has_gone_to_another(served: Home) -> None:
    made = await sent(served, "1", "10")
    await served.rows("UPDATE served_houses SET last_day = '2026-11-19'")
    await served.good(KIND, outcome(made))
    assert await told(served) == []


async def test_nobody_is_told_who_acts_for_it_no_more(served: Home) -> None:
    made = await sent(served, "1", "10")
    await serve(served, user_id=GLEB)
    await served.rows("UPDATE servicing_people SET ended_at = now() WHERE user_id = $1", VERA)
    await served.good(KIND, outcome(made))
    (one,) = await told(served)
    assert one["user_ids"] == [str(GLEB)]


async def test_the_list_shows_what_was_refused_until_something_comes_in_its_place(
    served: Home,
) -> None:
    made = [await sent(served, unit, "10") for unit in ("1", "2", "0")]
    assert (await lacking(served))["items"] == []
    await served.good(KIND, *(outcome(one) for one in made))
    shown = await lacking(served)
    assert {one["id"] for one in shown["items"]} == {one["id"] for one in made}
    assert {one["refusal"]["text"] for one in shown["items"]} == {WORDS}
    assert (shown["total"], shown["refused"]) == (3, 3)
    assert (await lacking(served, scope="building"))["total"] == 1
    second = await lacking(served, limit=2, offset=2)
    assert (len(second["items"]), second["total"]) == (1, 3)
    await sent(served, "1", "11")
    assert (await lacking(served))["total"] == 2
    everything = await ask(served, "/submissions")
    assert (everything["total"], everything["refused"]) == (4, 2)
