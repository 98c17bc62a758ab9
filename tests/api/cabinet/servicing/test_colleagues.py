"""Two people of one organisation hand in by hand, each without knowing of the other."""

import asyncio
from collections import Counter
from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.handing_in import ServicingClock, ask, problem, send, sent
from tests.api.cabinet.serving import VERA, build_house, serve

GLEB = UUID("00000000-0000-4000-8000-00000000001e")
_FLATS = ("1", "2", "10")

pytestmark = pytest.mark.usefixtures("clock")


async def test_the_second_is_told_who_was_first_and_may_replace_it(served: Home) -> None:
    await serve(served, user_id=GLEB)
    first = await sent(served, "1", "10")
    asked = await send(served, "1", "11", user_id=GLEB)
    assert problem(asked) == (409, "handed-in-already")
    standing = asked.json()["standing"]
    assert (standing["way"], standing["colleague"]) == ("servicer", "Вера Домова")
    assert (standing["submission_id"], standing["values"][0]["value_wh"]) == (first["id"], 10_000)
    # The same figures are the colleague's; the day of those that were looked at is corrected.
    again = {"taken_on": "2026-11-18", "user_id": GLEB}
    assert (await sent(served, "1", "10", **again))["id"] == first["id"]
    moved = await sent(served, "1", "10", base=first["id"], **again)
    assert (moved["corrects"], moved["taken_on"]) == (first["id"], "2026-11-18")
    # Now she is asked, and he corrects his own.
    assert problem(await send(served, "1", "12")) == (409, "handed-in-already")
    assert (await sent(served, "1", "12", user_id=GLEB))["corrects"] == moved["id"]


async def test_who_has_left_is_a_colleague_without_a_name(served: Home) -> None:
    await serve(served, user_id=GLEB)
    await sent(served, "1", "10", user_id=GLEB)
    await served.rows("UPDATE servicing_people SET ended_at = now() WHERE user_id = $1", GLEB)
    asked = await send(served, "1", "11")
    assert asked.json()["standing"]["colleague"] == ""


async def test_of_others_no_name_is_told(served: Home) -> None:
    await sent(served, "1", "10")
    await served.rows("UPDATE submissions SET way = 'staff', organization_id = NULL")
    asked = await send(served, "1", "11")
    assert asked.json()["standing"]["colleague"] is None


async def test_two_at_once_enter_for_the_same_meters_and_nothing_is_doubled(
    live_home: Home, clock: ServicingClock
) -> None:
    await serve(live_home, *await build_house(live_home))
    await serve(live_home, user_id=GLEB)
    answers = await asyncio.gather(
        *(send(live_home, flat, "11", user_id=VERA) for flat in _FLATS),
        *(send(live_home, flat, "12", user_id=GLEB) for flat in reversed(_FLATS)),
    )
    assert Counter(one.status_code for one in answers) == {201: 3, 409: 3}
    for one in answers:
        if one.status_code == 409:
            assert problem(one) == (409, "handed-in-already")
            assert one.json()["standing"]["colleague"]
    made = {one.json()["id"] for one in answers if one.status_code == 201}
    listed = await ask(live_home, "/submissions")
    assert {one["id"] for one in listed["items"]} == made
    assert len(await live_home.rows("SELECT FROM submissions")) == len(_FLATS)
    assert len(await live_home.rows("SELECT FROM register_readings")) == len(_FLATS)
