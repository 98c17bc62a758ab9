"""Figures of all owners by the supplier's days, and never a wrong zero."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from services.admin_panel.analytics import actions
from tests.api.admin_panel.owners import FIGURES, NOON, OWNERS, PATH, Panel
from tests.conftest import MakeApplication


@pytest.fixture
async def panel(service_app: MakeApplication) -> Panel:
    return Panel(*await service_app("admin_panel"))


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """Hold the page's time still; a test moves it."""
    held = [NOON + timedelta(minutes=1)]
    monkeypatch.setattr(actions, "utc_now", lambda: held[0])
    yield held


async def test_before_the_first_round_nothing_is_known_and_nothing_is_zero(panel: Panel) -> None:
    told = await panel.page()
    states = {one["name"]: one["state"] for one in told["tiles"]}
    assert states.pop("machine") != "unknown"
    assert set(states.values()) == {"unknown"}
    assert [name for name, one in told["figures"].items() if one is not None] == ["machine"]
    assert told["round"]["awaited"] is True


async def test_a_round_brings_all_figures_with_their_shares_and_marks(panel: Panel) -> None:
    await panel.count()
    told = await panel.page()
    assert told["day"] == "2026-11-20"
    assert told["round"]["awaited"] is False
    for name, figures in FIGURES.items():
        if name != "clock":
            assert {key: told["figures"][name][key] for key in figures} == (
                figures | ({} if name != "registrations" else {
                    "oldest_waiting": told["figures"][name]["oldest_waiting"],
                })
            )  # fmt: skip
    tiles = {one["name"]: one for one in told["tiles"]}
    values = {name: (one["parts"][-1], one["wholes"][-1]) for name, one in tiles.items()}
    assert values | {"machine": None} == {
        "collection": (27, 30), "outages": (0, None), "appeals": (6, None),
        "registrations": (2, None), "sources": (3, None), "letters": (0, None),
        "submissions": (5, None), "verification": (1, 40), "load": (2, 40),
        "customers": (10, 40), "makers": (40, None), "machine": None,
    }  # fmt: skip
    marks = {name: (one["state"], one["reasons"]) for name, one in tiles.items()}
    assert marks["collection"] == ("attention", ["collection_low"])
    assert marks["appeals"] == ("bad", ["appeals_overdue"])
    assert marks["verification"] == ("attention", ["verification_overdue"])
    assert marks["outages"] == marks["letters"] == ("well", [])
    assert marks["customers"] == marks["makers"] == ("plain", [])


async def test_a_round_is_made_when_it_is_due_and_not_before(panel: Panel) -> None:
    assert await panel.counting.round_if_due()
    asked = len(panel.owners.asked)
    assert not await panel.counting.round_if_due()
    assert len(panel.owners.asked) == asked


async def test_an_owner_that_was_down_is_soon_asked_again_and_nobody_else(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(actions, "_clock", lambda: now[0])
    panel.owners.down = {"auth"}
    await panel.count()
    # In two seconds at first, as where all services have just started; later in twenty.
    for pause in (2, 4, 8, 16, 20, 20):
        assert not await panel.counting.round_if_due()
        now[0] += pause
        panel.owners.asked.clear()
        assert await panel.counting.round_if_due()
        assert panel.owners.asked == ["/internal/figures/clock", "/internal/figures/registrations"]
    panel.owners.down = set()
    now[0] += 20
    assert await panel.counting.round_if_due()
    assert (await panel.tile("registrations"))["failing_since"] is None
    now[0] += 20
    assert not await panel.counting.round_if_due()


async def test_a_slow_owner_holds_up_nobody_else(
    live_app: MakeApplication,
) -> None:
    panel = Panel(*await live_app("admin_panel"))
    panel.owners.slow = {"auth"}
    counting = asyncio.create_task(panel.counting.round_if_due())

    async def known() -> set[str]:
        figures = (await panel.page())["figures"]
        return {name for name, one in figures.items() if one is not None}

    async with asyncio.timeout(20):
        while await known() < set(FIGURES) - {"clock", "registrations"}:
            await asyncio.sleep(0.01)
    assert "registrations" not in await known()
    panel.owners.released.set()
    assert await counting
    assert await known() >= set(FIGURES) - {"clock"}


async def test_a_worker_takes_up_at_once_what_the_one_before_has_left(
    live_app: MakeApplication,
) -> None:
    panel = Panel(*await live_app("admin_panel"))
    panel.owners.slow = {"auth"}
    killed = asyncio.create_task(panel.counting.round_if_due())
    async with asyncio.timeout(20):
        while "/internal/figures/registrations" not in panel.owners.asked:
            await asyncio.sleep(0.01)
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    panel.owners.slow = set()
    panel.owners.down = {"integration"}
    # A round that was begun and not ended is begun anew, whenever the next one is due.
    assert await panel.worker().round_if_due()
    assert (await panel.page())["round"]["awaited"] is False
    panel.owners.down = set()
    panel.owners.asked.clear()
    # Of an ended one only what was not brought.
    assert await panel.worker().round_if_due()
    assert panel.owners.asked == ["/internal/figures/clock", "/internal/figures/sources"]


async def test_what_was_counted_before_any_zone_was_known_is_counted_again(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(actions, "_clock", lambda: now[0])
    panel.owners.down = {"cabinet"}
    await panel.count()
    panel.owners.down = set()
    now[0] += 20
    assert await panel.counting.round_if_due()
    # The machine is asked by its own clock, which nobody holds still.
    of_owners = [one for one in (await panel.page())["tiles"] if one["name"] != "machine"]
    assert all(one["parts"][-1] is not None for one in of_owners)


@pytest.mark.parametrize("owner", list(OWNERS))
async def test_an_owner_that_is_down_leaves_its_last_figures_with_their_time(
    panel: Panel, owner: str, clock: list[datetime]
) -> None:
    await panel.count()
    panel.owners.down = {owner}
    panel.owners.now = NOON + timedelta(minutes=5)
    await panel.count()
    clock[0] = NOON + timedelta(minutes=6)
    for tile in (await panel.page())["tiles"]:
        of_owner = _owner_of(tile["subject"])
        if of_owner == owner:
            assert tile["failing_since"] is not None
            assert datetime.fromisoformat(tile["counted_at"]) == NOON
            assert tile["parts"][-1] is not None
        elif of_owner != "admin_panel":
            assert tile["failing_since"] is None
            assert datetime.fromisoformat(tile["counted_at"]) == panel.owners.now
    since = {one["name"]: one["failing_since"] for one in (await panel.page())["tiles"]}
    await panel.count()
    assert {one["name"]: one["failing_since"] for one in (await panel.page())["tiles"]} == since
    panel.owners.down = set()
    await panel.count()
    assert all(one["failing_since"] is None for one in (await panel.page())["tiles"])


def _owner_of(subject: str) -> str:
    others = {
        "registrations": "auth", "letters": "notifications", "sources": "integration",
        "machine": "admin_panel",
    }  # fmt: skip
    return others.get(subject, "cabinet")


@pytest.mark.parametrize(
    ("status", "told"),
    [(500, FIGURES["letters"]), (403, FIGURES["letters"]), (200, {"abandoned": -1}), (200, {})],
)
async def test_what_an_owner_says_and_nobody_understands_is_no_figure(
    panel: Panel, status: int, told: dict[str, Any]
) -> None:
    await panel.count()
    panel.owners.status, panel.owners.told["letters"] = status, told
    await panel.count()
    tile = await panel.tile("letters")
    assert tile["failing_since"] is not None
    assert tile["parts"][-1] == 0
    assert datetime.fromisoformat(tile["counted_at"]) == NOON


async def test_days_end_at_the_suppliers_midnight(panel: Panel, clock: list[datetime]) -> None:
    midnight = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
    for seconds, arrived in ((-2, 29), (2, 0)):
        panel.owners.now = midnight + timedelta(seconds=seconds)
        panel.owners.told["collection"] = FIGURES["collection"] | {"arrived": arrived}
        await panel.count()
    clock[0] = midnight + timedelta(seconds=3)
    told = await panel.page()
    assert told["day"] == "2026-11-21"
    tile = next(one for one in told["tiles"] if one["name"] == "collection")
    assert tile["parts"][-2:] == [29, 0]
    # During the night what is missing is still on its way: neither well nor ill.
    assert (tile["state"], tile["reasons"]) == ("plain", [])


async def test_an_answer_counted_before_midnight_and_read_after_is_of_its_own_day(
    panel: Panel, clock: list[datetime]
) -> None:
    panel.owners.now = datetime(2026, 11, 20, 20, 59, 59, tzinfo=UTC)
    await panel.count()
    clock[0] = datetime(2026, 11, 20, 21, 0, 5, tzinfo=UTC)
    tile = await panel.tile("collection")
    assert tile["parts"][-2:] == [27, None]
    assert tile["state"] == "attention"


async def test_a_day_that_nobody_counted_stays_a_gap(panel: Panel, clock: list[datetime]) -> None:
    for day in (16, 18, 19):
        panel.owners.now = datetime(2026, 11, day, 9, tzinfo=UTC)
        panel.owners.told["appeals"] = FIGURES["appeals"] | {"new": day}
        await panel.count()
    tile = await panel.tile("appeals")
    assert tile["parts"][-5:] == [18, None, 20, 21, None]
    assert len(tile["parts"]) == len(tile["wholes"]) == 30
    longer = await panel.page(days=90)
    assert date.fromisoformat(longer["first_day"]) == date(2026, 11, 20) - timedelta(days=89)
    assert all(len(one["parts"]) == 90 for one in longer["tiles"])
    # A day later the figures of yesterday are shown as such, and that they are old is a mark.
    clock[0] = datetime(2026, 11, 21, 9, tzinfo=UTC)
    tile = await panel.tile("letters")
    assert (tile["state"], tile["reasons"]) == ("attention", ["stale"])


async def test_collection_is_told_by_day_and_town(panel: Panel) -> None:
    path = f"{PATH}/collection"
    assert (await panel.client.get(path, headers=panel.me)).json() == {"days": []}
    for day, arrived in ((18, 20), (20, 27)):
        panel.owners.now = datetime(2026, 11, day, 9, tzinfo=UTC)
        town = {"name": "Арск", "controlled": 30, "arrived": arrived}
        changed = {"arrived": arrived, "towns": [town]}
        panel.owners.told["collection"] = FIGURES["collection"] | changed
        await panel.count()
    told = (await panel.client.get(path, headers=panel.me)).json()["days"]
    assert [(one["day"], one["figures"]["towns"][0]["arrived"]) for one in told] == [
        ("2026-11-20", 27), ("2026-11-18", 20),
    ]  # fmt: skip
    one = (await panel.client.get(path, params={"days": 1}, headers=panel.me)).json()["days"]
    assert len(one) == 1
    assert (await panel.client.get(path)).status_code == 401
    assert (await panel.client.get(path, params={"days": 0}, headers=panel.me)).status_code == 422


async def test_an_answer_that_was_overtaken_changes_nothing(panel: Panel) -> None:
    await panel.count()
    panel.owners.now = NOON - timedelta(minutes=1)
    panel.owners.told["letters"] = FIGURES["letters"] | {"abandoned": 7}
    await panel.count()
    assert (await panel.page())["figures"]["letters"]["abandoned"] == 0
    assert (await panel.tile("letters"))["parts"][-1] == 0


async def test_the_last_known_zone_counts_while_cabinet_is_down(
    panel: Panel, clock: list[datetime]
) -> None:
    await panel.count()
    panel.owners.down = {"cabinet"}
    panel.owners.now = clock[0] = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
    await panel.count()
    told = await panel.page()
    assert told["day"] == "2026-11-21"
    assert next(one for one in told["tiles"] if one["name"] == "letters")["parts"][-1] == 0


async def test_without_any_zone_nothing_is_kept_under_a_wrong_day(panel: Panel) -> None:
    panel.owners.down = {"cabinet"}
    await panel.count()
    tiles = (await panel.page())["tiles"]
    assert all(one["parts"] == [None] * 30 for one in tiles)
