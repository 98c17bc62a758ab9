"""A dispatcher's system writes outages by batches: people are told what is another, and once."""

from typing import Any

from tests.api.cabinet.outages.town import DARYA, GLEB, STREET, VERA, Town, moment
from tests.api.cabinet.supply import ndjson


def line(**changes: Any) -> dict[str, Any]:
    place = {"locality": "Тара", "street": STREET, "house": "2"}
    return {
        "id": "o-1", "kind": "emergency", "starts_at": moment(-1), "cause": "Обрыв",
        "buildings": [place],
    } | changes  # fmt: skip


async def test_an_outage_is_written_and_written_anew_and_told_by_its_differences(
    town: Town,
) -> None:
    first = line()
    await town.home.good("outages", first)
    assert [(change, set(to)) for change, to in await town.told()] == [("published", {VERA})]
    (seen,) = await town.own()
    assert (seen["status"], seen["cause"]) == ("current", "Обрыв")
    await town.home.good("outages", first)
    assert await town.told() == []
    (row,) = (await town.ask("GET", "")).json()["items"]
    assert (row["source"], row["scope"]["title"]) == ("system", f"Тара: {STREET}")
    wider = first | {"service_locations": ["t-4"], "expected_end_at": moment(4)}
    await town.home.good("outages", wider)
    assert {change: set(to) for change, to in await town.told()} == {
        "changed": {VERA}, "published": {GLEB},
    }  # fmt: skip
    await town.home.good("outages", wider | {"ended_at": moment(-0.1)})
    assert [(change, set(to)) for change, to in await town.told()] == [("ended", {VERA, GLEB})]
    await town.home.good("outages", wider | {"ended_at": moment(-0.1)})
    assert await town.told() == []
    answer = await town.home.deliver("outages", wider)
    assert [one["code"] for one in answer["errors"]] == ["outage-over"]
    assert (await town.own())[0]["status"] == "ended"
    assert [one["act"] for one in (await town.ask("GET", f"/{row['id']}")).json()["history"]] == [
        "imported", "published", "changed", "ended",
    ]  # fmt: skip


async def test_a_substation_touches_what_it_feeds_and_a_cancelled_one_is_told(town: Town) -> None:
    await town.settle(DARYA, "6", substation="ПС Северная", latitude=56.903, longitude=74.3)
    planned = line(
        id="o-2", kind="planned", starts_at=moment(20), expected_end_at=moment(22),
        buildings=None, substation="ПС Северная",
    )  # fmt: skip
    await town.home.good("outages", planned)
    assert [(change, set(to)) for change, to in await town.told()] == [("published", {DARYA})]
    refused = await town.home.deliver("outages", planned | {"ended_at": moment(-1)})
    assert len(refused["errors"]) == 1
    await town.home.good("outages", planned | {"cancelled": True})
    assert [(change, set(to)) for change, to in await town.told()] == [("cancelled", {DARYA})]


async def test_what_is_over_when_it_is_heard_of_first_is_told_to_nobody(town: Town) -> None:
    await town.home.good("outages", line(starts_at=moment(-9), ended_at=moment(-8)))
    assert await town.told() == []
    (seen,) = await town.own()
    assert (seen["status"], seen["ended_at"] is not None) == ("ended", True)


async def test_lines_that_cannot_be_are_refused_and_the_others_taken(town: Town) -> None:
    wrong: dict[str, dict[str, Any]] = {
        "unknown-building": {"buildings": [{"locality": "Тара", "house": "99"}]},
        "unknown-service-location": {"service_locations": ["t-99"]},
        "unknown-substation": {"substation": "ПС Никакая"},
        "needed-for-planned": {"kind": "planned"},
        "ends-before-it-starts": {"expected_end_at": moment(-2)},
        "out-of-range": {"ended_at": moment(2)},
    }
    lines = [line(id=f"w-{n}") | change for n, change in enumerate(wrong.values())]
    lines.append(line(id="w-nowhere", buildings=[]))
    answer = await town.home.deliver("outages", *lines, line())
    assert answer["accepted"] == 1
    assert [one["code"] for one in answer["errors"]][:6] == list(wrong)
    assert len(answer["errors"]) == 7
    assert (await town.ask("GET", "")).json()["total"] == 1
    assert [change for change, _ in await town.told()] == ["published"]


async def test_two_systems_that_use_the_same_id_have_two_outages(town: Town) -> None:
    first, other = line(), line(cause="Плановая замена", buildings=None, service_locations=["t-4"])
    await town.home.good("outages", first)

    async def send(record: dict[str, Any]) -> None:
        answer = await town.home.send("outages", ndjson([record]), headers={"X-Source": "other"})
        assert answer.json()["errors"] == []

    await send(other)
    rows = (await town.ask("GET", "")).json()["items"]
    assert {row["cause"] for row in rows} == {"Обрыв", "Плановая замена"}
    await send(other | {"ended_at": moment(-0.1)})
    rows = (await town.ask("GET", "")).json()["items"]
    assert {row["cause"]: row["status"] for row in rows} == {
        "Обрыв": "current", "Плановая замена": "ended",
    }  # fmt: skip
