"""Readings that an organisation hands in by hand (manual 004, 3.3.1)."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.servicing.handing_in import (
    PLACE,
    SESSION,
    ServicingClock,
    as_servicer,
    ask,
    by_household,
    meter_of,
    problem,
    send,
    sent,
)
from tests.api.cabinet.serving import VERA, build_house, serve
from tests.api.cabinet.submissions.handing_in import told
from tests.api.cabinet.submissions.test_feeds import ask as feed_of
from tests.api.cabinet.supply import ANNA, as_user

GLEB = UUID("00000000-0000-4000-8000-00000000001e")

pytestmark = pytest.mark.usefixtures("clock")


async def test_a_reading_is_taken_for_the_household_and_says_how_it_came(served: Home) -> None:
    await served.link(ANNA, "7-1")
    made = await sent(served, "1", "10,5")
    assert (made["way"], made["state"], made["taken_on"]) == (
        "servicer",
        "on_its_way",
        "2026-11-20",
    )
    (stored,) = await served.rows("SELECT user_id, session_id, organization_id FROM submissions")
    (organization,) = await served.rows("SELECT id FROM servicing_organizations")
    assert tuple(stored.values()) == (VERA, SESSION, organization["id"])
    # Its household sees it among its own, and is told.
    (own,) = (await served.get(f"meters/{await meter_of(served, '1')}/submissions", ANNA))["items"]
    assert (own["id"], own["way"]) == (made["id"], "servicer")
    (event,) = await told(served)
    assert event["data"]["user_ids"] == [str(ANNA)]
    assert event["data"]["by"] == "servicer"


async def test_what_cannot_be_is_refused_and_what_may_be_wrong_is_asked_back(
    served: Home,
) -> None:
    await served.good("register-readings", reading("2026-11-01", meter="m-7-1", T1=500))
    assert problem(await send(served, "1", "499")) == (422, "reading-lower")
    asked = await send(served, "1", "99000")
    assert problem(asked) == (409, "reading-to-confirm")
    assert asked.json()["zones"][0]["why"] == ["unusual"]
    assert problem(await send(served, "1", "1234567")) == (422, "validation-failed")
    assert await served.rows("SELECT 1 FROM submissions") == []
    assert (await sent(served, "1", "99000", confirm=True))["values"][0]["value_wh"] == 99_000_000


async def test_outside_the_days_nothing_is_taken(served: Home, clock: ServicingClock) -> None:
    clock.set("2026-11-28T10:00:00Z")
    closed = await send(served, "1", "10")
    assert problem(closed) == (409, "submission-window-closed")
    assert (closed.json()["opens_on"], closed.json()["closes_on"]) == ("2026-12-15", "2026-12-26")


async def test_a_meter_elsewhere_is_not_there(served: Home) -> None:
    other = await build_house(served, "9", ("1",), first=5)
    await serve(served, *other, user_id=GLEB, organization="o-2")
    assert problem(await send(served, "1", "10", house="9")) == (404, "not-found")
    assert problem(await send(served, "1", "10", user_id=GLEB)) == (404, "not-found")
    assert problem(await send(served, "1", "10", user_id=ANNA)) == (404, "not-found")
    body = {"meter_id": 2_000_000_000, "values": {"T1": "1"}}
    answer = await served.client.post(f"{PLACE}/submissions", json=body, headers=as_servicer())
    assert problem(answer) == (404, "not-found")
    body["meter_id"] = 2**40
    answer = await served.client.post(f"{PLACE}/submissions", json=body, headers=as_servicer())
    assert answer.status_code == 422
    assert await served.rows("SELECT 1 FROM submissions") == []


async def test_the_list_tells_this_session_apart(served: Home, clock: ServicingClock) -> None:
    later = uuid4()
    first = await sent(served, "1", "10")
    clock.set("2026-11-20T10:01:00Z")
    second = await sent(served, "10", "20", session=later)
    clock.set("2026-11-20T10:02:00Z")
    common = await sent(served, "0", "30", session=later)
    listed = await ask(served, "/submissions", session=later)
    assert [(one["id"], one["this_session"], one["deletable"]) for one in listed["items"]] == [
        (common["id"], True, True),
        (second["id"], True, True),
        (first["id"], False, False),
    ]
    assert (listed["total"], listed["of_session"], listed["today"]) == (3, 2, "2026-11-20")
    one = listed["items"][1]
    assert (one["flat"], one["serial_number"], one["by"]) == ("10", "000007-10", "Вера Домова")
    houses = await ask(served, "/submissions?scope=building")
    assert [(one["id"], one["ratio"]) for one in houses["items"]] == [(common["id"], 20.0)]
    beyond = await ask(served, "/submissions?offset=9", session=later)
    assert (beyond["items"], beyond["total"], beyond["of_session"]) == ([], 3, 2)


async def test_a_correction_takes_the_place_of_what_was_handed_in(served: Home) -> None:
    first = await sent(served, "1", "10")
    assert (await sent(served, "1", "10"))["id"] == first["id"]
    second = await sent(served, "1", "11")
    assert second["corrects"] == first["id"]
    listed = await ask(served, "/submissions")
    assert [one["id"] for one in listed["items"]] == [second["id"]]


async def form_of(home: Home, unit: str = "1") -> Any:
    """Return what the household's form says was handed in last."""
    meter = await meter_of(home, unit)
    items = (await home.get("submissions/form", ANNA))["items"]
    return next(one["submitted"] for one in items if one["meter_id"] == meter)


async def standing(home: Home, unit: str = "1") -> list[tuple[str, str]]:
    """Return id and state of what the household is told of its meter, the latest first."""
    listed = await home.get(f"meters/{await meter_of(home, unit)}/submissions", ANNA)
    return [(one["id"], one["state"]) for one in listed["items"]]


async def readings(home: Home) -> list[int]:
    rows = await home.rows("SELECT t1 FROM register_readings ORDER BY taken_at")
    return [row["t1"] for row in rows]


async def test_what_others_have_handed_in_is_replaced_only_when_asked(served: Home) -> None:
    await served.link(ANNA, "7-1")
    theirs = await by_household(served, "10,5")
    asked = await send(served, "1", "11")
    assert problem(asked) == (409, "handed-in-already")
    told_of = asked.json()["standing"]
    assert (told_of["way"], told_of["taken_on"]) == ("web", "2026-11-20")
    assert told_of["values"] == [{"zone": "T1", "value_wh": 10_500, "decimals": 1}]
    assert told_of["submission_id"] == theirs["id"]
    assert str(ANNA) not in asked.text
    assert await standing(served) == [(theirs["id"], "on_its_way")]
    # Who is wrong about what cannot be is told that first, and nothing is replaced by it.
    base = told_of["submission_id"]
    wrong = await send(served, "1", "1234567", base=base)
    assert problem(wrong) == (422, "validation-failed")
    ours = await sent(served, "1", "11", base=base)
    assert (ours["corrects"], ours["way"]) == (theirs["id"], "servicer")
    # Of its own nothing is asked; nor when there is nothing to replace.
    assert (await sent(served, "1", "12"))["corrects"] == ours["id"]
    assert (await sent(served, "2", "1", base=base))["corrects"] is None
    assert await readings(served) == [12_000, 1_000]


async def test_what_a_third_one_hands_in_meanwhile_is_told_again_and_stays(
    served: Home, clock: ServicingClock
) -> None:
    await served.link(ANNA, "7-1")
    seen = await by_household(served, "10,5")
    asked = await send(served, "1", "11")
    assert asked.json()["standing"]["submission_id"] == seen["id"]
    # While he looks at it, the supplier takes another down by telephone.
    clock.set("2026-11-20T10:01:00Z")
    third = await by_household(served, "10,7")
    await served.rows(
        "UPDATE submissions SET way = 'staff', user_id = NULL WHERE id = $1", third["id"]
    )
    again = await send(served, "1", "11", base=seen["id"])
    assert problem(again) == (409, "handed-in-already")
    standing_now = again.json()["standing"]
    assert (standing_now["submission_id"], standing_now["way"]) == (third["id"], "staff")
    assert standing_now["values"][0]["value_wh"] == 10_700
    assert await readings(served) == [10_700]
    # Nor does an id that never was replace anything.
    for base in (str(uuid4()), None):
        more = await send(served, "1", "11", base=base)
        assert problem(more) == (409, "handed-in-already")
    assert problem(await send(served, "1", "11", base="no-id")) == (422, "validation-failed")
    clock.set("2026-11-20T10:02:00Z")
    ours = await sent(served, "1", "11", base=third["id"])
    assert ours["corrects"] == third["id"]
    assert await readings(served) == [11_000]


async def test_the_same_figures_of_others_stay_theirs(served: Home) -> None:
    await served.link(ANNA, "7-1")
    theirs = await by_household(served, "10,5")
    for more in ({}, {"base": theirs["id"]}, {"taken_on": "2026-11-18"}):
        assert (await sent(served, "1", "10,5", **more))["id"] == theirs["id"]
    (one,) = await served.rows("SELECT way, taken_on::text FROM submissions")
    assert tuple(one.values()) == ("web", "2026-11-20")


@pytest.mark.parametrize("by", ["staff", "organization"])
async def test_staff_and_former_organisations_are_others_too(served: Home, by: str) -> None:
    await sent(served, "1", "10")
    await serve(served, user_id=GLEB, organization="o-2")
    change = {
        "staff": "UPDATE submissions SET way = 'staff', user_id = NULL, organization_id = NULL",
        "organization": "UPDATE submissions SET organization_id ="
        " (SELECT id FROM servicing_organizations WHERE external_id = 'o-2')",
    }[by]
    await served.rows(change)
    asked = await send(served, "1", "11")
    assert problem(asked) == (409, "handed-in-already")
    assert asked.json()["standing"]["way"] == ("staff" if by == "staff" else "servicer")


async def test_a_household_corrects_what_its_organisation_has_handed_in(served: Home) -> None:
    await served.link(ANNA, "7-1")
    ours = await sent(served, "1", "10")
    form = await form_of(served)
    assert (form["id"], form["way"]) == (ours["id"], "servicer")
    theirs = await by_household(served, "11")
    assert theirs["corrects"] == ours["id"]
    assert problem(await send(served, "1", "12")) == (409, "handed-in-already")


async def take_back(
    home: Home, made: Any, user_id: UUID = VERA, session: UUID = SESSION
) -> httpx.Response:
    path = f"{PLACE}/submissions/{made['id']}"
    return await home.client.delete(path, headers=as_servicer(user_id, session))


async def test_what_was_handed_in_in_this_session_is_taken_back(served: Home) -> None:
    await served.link(ANNA, "7-1")
    made = await sent(served, "1", "10")
    assert (await take_back(served, made)).status_code == 204
    assert (await ask(served, "/submissions"))["items"] == []
    assert await served.rows("SELECT 1 FROM register_readings") == []
    # Its household is told what became of it, billing that it counts no more.
    (own,) = (await served.get(f"meters/{await meter_of(served, '1')}/submissions", ANNA))["items"]
    assert own["refusal"] == {"code": "taken-back", "text": "", "by": "servicer"}
    feed = await feed_of(served)
    assert [one["what"] for one in feed.json()["items"]] == ["handed_in", "withdrawn"]
    # It is gone for whoever asks again, and another one may be handed in.
    assert problem(await take_back(served, made)) == (404, "not-found")
    assert (await sent(served, "1", "9"))["corrects"] is None


async def test_what_is_of_another_session_is_not_taken_back(served: Home) -> None:
    made = await sent(served, "1", "10")
    refused = await take_back(served, made, session=uuid4())
    assert problem(refused) == (409, "submission-of-former-session")
    await serve(served, user_id=GLEB, organization="o-2")
    assert problem(await take_back(served, made, GLEB)) == (404, "not-found")
    assert len((await ask(served, "/submissions"))["items"]) == 1


async def test_what_is_settled_or_of_a_former_window_is_not_taken_back(
    served: Home, clock: ServicingClock
) -> None:
    first = await sent(served, "1", "10")
    second = await sent(served, "1", "11")
    assert problem(await take_back(served, first)) == (404, "not-found")
    clock.set("2026-11-28T10:00:00Z")
    closed = await take_back(served, second)
    assert problem(closed) == (409, "submission-window-closed")
    assert closed.json()["opens_on"] == "2026-12-15"
    await served.rows("UPDATE submissions SET state = 'refused', refused_by = 'billing'")
    clock.set("2026-11-20T10:00:00Z")
    assert problem(await take_back(served, second)) == (409, "submission-settled")


async def test_a_former_window_is_not_told(served: Home, clock: ServicingClock) -> None:
    made = await sent(served, "1", "10")
    # Between two windows the last one is still told, and nothing of it is taken back.
    clock.set("2026-11-28T10:00:00Z")
    (one,) = (await ask(served, "/submissions"))["items"]
    assert (one["id"], one["deletable"]) == (made["id"], False)
    clock.set("2026-12-16T10:00:00Z")
    assert (await ask(served, "/submissions"))["items"] == []


async def test_nothing_is_told_of_a_house_that_has_gone_to_another(served: Home) -> None:
    made = await sent(served, "1", "10")
    receipt = f"{PLACE}/submissions/{made['id']}/receipt"
    assert (await served.client.get(receipt, headers=as_servicer())).status_code == 200
    await served.rows("UPDATE served_houses SET last_day = '2026-11-01'")
    assert (await ask(served, "/submissions"))["items"] == []
    assert problem(await served.client.get(receipt, headers=as_servicer())) == (404, "not-found")
    assert problem(await send(served, "1", "12")) == (404, "not-found")


async def test_the_receipt_of_ones_organisation_alone_is_had(served: Home) -> None:
    made = await sent(served, "1", "10")
    await serve(served, user_id=GLEB, organization="o-2")
    path = f"{PLACE}/submissions/{made['id']}/receipt"
    mine = await served.client.get(path, headers=as_servicer())
    assert mine.json()["document"]["by"] == "servicer"
    assert problem(await served.client.get(path, headers=as_servicer(GLEB))) == (404, "not-found")
    assert problem(await served.client.get(path, headers=as_user(ANNA))) == (404, "not-found")


async def test_what_stood_before_a_correction_counts_again_when_that_is_taken_back(
    served: Home, clock: ServicingClock
) -> None:
    await served.link(ANNA, "7-1")
    theirs = await by_household(served, "10")
    # The session has corrected itself: none of its own is meant to stay.
    ours = []
    for minute, value in ((1, "11"), (2, "12")):
        clock.set(f"2026-11-20T10:0{minute}:00Z")
        ours.append(await sent(served, "1", value, base=theirs["id"]))
    assert (await take_back(served, ours[1])).status_code == 204
    assert await standing(served) == [
        (ours[1]["id"], "refused"),
        (ours[0]["id"], "corrected"),
        (theirs["id"], "on_its_way"),
    ]
    assert await readings(served) == [10_000]
    own = await form_of(served)
    assert (own["id"], own["way"], own["correctable_until"]) == (theirs["id"], "web", "2026-11-26")
    # It has its receipt still, and what replaced it is said to count no more.
    receipt = await served.get(f"receipts/{theirs['receipt']}", ANNA)
    assert (receipt["state"], receipt["corrected_by"]) == ("on_its_way", None)
    # Billing is told all of it in its order, and its household that something has changed.
    items = (await feed_of(served)).json()["items"]
    assert [(one["what"], one["submission_id"], one["again"]) for one in items] == [
        ("handed_in", theirs["id"], False),
        ("corrected", ours[0]["id"], False),
        ("corrected", ours[1]["id"], False),
        ("withdrawn", ours[1]["id"], False),
        ("handed_in", theirs["id"], True),
    ]
    assert items[-1]["values"] == {"T1": 10_000}
    last = (await told(served))[-1]["data"]
    assert (last["submission_id"], last["state"]) == (theirs["id"], "on_its_way")
    # Of the organisation nothing is left, and it is asked again before it replaces them.
    assert (await ask(served, "/submissions"))["items"] == []
    assert problem(await send(served, "1", "13")) == (409, "handed-in-already")
    clock.set("2026-11-20T10:03:00Z")
    anew = await sent(served, "1", "13", base=theirs["id"])
    assert anew["corrects"] == theirs["id"]
    listed = await served.get(f"meters/{await meter_of(served, '1')}/submissions", ANNA)
    assert len(listed["items"]) == 4
    assert listed["items"][-1]["corrected_by"] == anew["id"]
    assert await readings(served) == [13_000]
    # And once more.
    assert (await take_back(served, anew)).status_code == 204
    assert (await form_of(served))["id"] == theirs["id"]


async def test_what_an_earlier_session_handed_in_counts_again(served: Home) -> None:
    yesterday = await sent(served, "1", "10", session=uuid4())
    today = await sent(served, "1", "11")
    assert (await take_back(served, today)).status_code == 204
    (one,) = (await ask(served, "/submissions"))["items"]
    assert (one["id"], one["state"], one["deletable"]) == (yesterday["id"], "on_its_way", False)
    assert await readings(served) == [10_000]


async def test_a_moment_that_is_taken_meanwhile_is_not_overwritten(
    served: Home, clock: ServicingClock
) -> None:
    await served.link(ANNA, "7-1")
    theirs = await by_household(served, "10")
    clock.set("2026-11-20T10:01:00Z")
    ours = await sent(served, "1", "11", base=theirs["id"])
    await served.rows(
        "INSERT INTO register_readings (meter_id, channel, source, taken_at, t1, batch)"
        " SELECT meter_id, 1, 3, taken_at, 9000, 1 FROM submissions WHERE id = $1::uuid",
        theirs["id"],
    )
    assert (await take_back(served, ours)).status_code == 204
    assert await readings(served) == [9_000, 10_000]
    # It is still found by whoever corrects it.
    clock.set("2026-11-20T10:02:00Z")
    corrected = await by_household(served, "12")
    assert corrected["corrects"] == theirs["id"]
    assert await readings(served) == [9_000, 12_000]


async def test_what_was_corrected_in_days_that_are_over_does_not_count_again(
    served: Home, clock: ServicingClock
) -> None:
    await served.link(ANNA, "7-1")
    first = await by_household(served, "10")
    clock.set("2026-11-20T10:01:00Z")
    ours = await sent(served, "1", "11", base=first["id"])
    # As if the supplier had changed the days since.
    await served.rows("UPDATE submissions SET closes_on = '2026-11-19' WHERE id = $1", first["id"])
    assert (await take_back(served, ours)).status_code == 204
    assert await standing(served) == [(ours["id"], "refused"), (first["id"], "corrected")]
    assert await readings(served) == []
