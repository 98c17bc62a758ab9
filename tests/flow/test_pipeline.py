"""Readings from the metering system to a consumer's chart, with every process killed on the way."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from deploy.demo.head_end import make_feed, make_subscribers
from deploy.demo.head_end_story import now_slot
from deploy.demo.series_files import wh
from services.kit.clock import utc_now
from tests.support import plain
from tests.support.pipeline import Pipeline
from tests.support.tokens import bearer, service_token, user_token

HOUSEHOLDS = 10
NOON = 739942 * 24 + 12
FROZEN = ("--households", str(HOUSEHOLDS), "--now", "2026-11-22T12:00:00+06:00")
CHANNELS = {"1.8.0": 1, "2.8.0": 2, "3.8.0": 3}
_MOST_PAGES = 1000
Days = dict[tuple[str, int, str], int]

LiveDatabase = Callable[[str], Awaitable[dict[str, Any]]]


def told(
    households: int = HOUSEHOLDS, series: Path | None = None, slot: int = NOON
) -> dict[str, list[dict[str, Any]]]:
    """Return all that the head-end tells, as read from the program itself."""
    feed = make_feed(make_subscribers(1, households, series), series, lambda: slot)
    items: dict[str, list[dict[str, Any]]] = {}
    for kind in ("interval-profiles", "register-readings", "meters", "meter-events", "accounts"):
        items[kind], after, more = [], None, True
        for _ in range(_MOST_PAGES):
            page, after, more = feed.page(kind, after, 5000)
            items[kind] += page
            if not more:
                break
        assert not more, f"the feed of {kind} never ends"
    return items


def day_sums(profiles: list[dict[str, Any]]) -> Days:
    """Return the last word on each meter's day, in Wh."""
    return {
        (p["meter_id"], CHANNELS[p["obis"]], p["day"]): sum(wh(r[1]) for r in p["readings"])
        for p in profiles
    }


async def stored_day_sums(pipeline: Pipeline) -> Days:
    """Return what cabinet holds of each meter's day."""
    rows = await pipeline.fetch(
        "cabinet",
        "SELECT m.external_id, p.channel, p.day::text AS day,"
        " (SELECT sum(v) FROM unnest(p.values) v) AS wh"
        " FROM interval_profile p JOIN meters m ON m.id = p.meter_id",
    )
    sums = {(row["external_id"], row["channel"], row["day"]): int(row["wh"] or 0) for row in rows}
    assert len(sums) == len(rows)
    return sums


@pytest.fixture
async def pipeline(live_database: LiveDatabase, tmp_path: Path) -> AsyncIterator[Pipeline]:
    services = ("auth", "cabinet", "admin_panel", "integration")
    databases = {service: await live_database(service) for service in services}
    running = Pipeline(databases, tmp_path, FROZEN)
    running.prepare()
    try:
        yield running
    finally:
        running.stop_all()


async def assert_nothing_lost_or_doubled(pipeline: Pipeline) -> None:
    items = told()
    assert await stored_day_sums(pipeline) == day_sums(items["interval-profiles"])
    counted = await pipeline.fetch(
        "cabinet",
        "SELECT (SELECT count(*) FROM meters) AS meters,"
        " (SELECT count(*) FROM meter_events) AS events,"
        " (SELECT count(*) FROM register_readings) AS readings",
    )
    channels = sum(
        len({code[0] for code in item["registers"]}) for item in items["register-readings"]
    )
    assert dict(counted[0]) == {
        "meters": len({m["meter_id"] for m in items["meters"]}),
        "events": len(items["meter-events"]),
        "readings": channels,
    }
    batches = await pipeline.fetch(
        "integration", "SELECT state, payload IS NULL AS dropped, lines FROM staged_batches"
    )
    assert {(b["state"], b["dropped"]) for b in batches} == {("delivered", True)}
    ledger = await pipeline.fetch("admin_panel", "SELECT state, accepted FROM ledger_batches")
    assert {row["state"] for row in ledger} == {"done"}
    assert len(ledger) == len(batches)
    assert sum(row["accepted"] for row in ledger) == sum(b["lines"] for b in batches)


async def test_every_process_killed_in_turn_loses_and_doubles_nothing(pipeline: Pipeline) -> None:
    pipeline.start_all()
    for name in ("integration-worker", "systems", "cabinet", "auth", "head-end"):
        # Two batches further each time: the blow falls in the middle of delivery.
        await pipeline.wait_delivered(await pipeline.delivered() + 2)
        pipeline.kill(name)
        assert not await pipeline.is_idle()
        pipeline.start(name)
    await pipeline.wait_delivered(await pipeline.delivered() + 2)
    for name in ("systems", "cabinet", "integration-worker"):
        pipeline.kill(name)
    assert not await pipeline.is_idle()
    for name in ("integration-worker", "cabinet", "systems"):
        pipeline.start(name)
    printed = pipeline.manage("integration", "wait-idle", "--timeout", "120")
    assert (printed["staged"], printed["behind"], printed["refused"]) == (0, 0, 0)
    await assert_nothing_lost_or_doubled(pipeline)


async def test_consumer_sees_the_head_ends_month_to_the_wh(pipeline: Pipeline) -> None:
    pipeline.start_all()
    pipeline.manage("integration", "wait-idle", "--timeout", "120")
    person = make_subscribers(1, HOUSEHOLDS, None).all[1]
    user = str(uuid4())
    async with plain.async_client(base_url=pipeline.url("cabinet")) as client:
        event = {
            "id": str(uuid4()),
            "type": "auth.user_registered.v1",
            "occurred_at": utc_now().isoformat(),
            "data": {
                "user_id": user,
                "user_class": "consumer",
                "display_name": person.name,
                "email": person.email,
                "phone": None,
                "language": "ru",
                "account_numbers": [account.number for account in person.accounts],
            },
        }
        known = await client.post(
            "/internal/events", json=event, headers=bearer(service_token("auth", "cabinet"))
        )
        assert known.status_code == 204, known.text
        client.headers.update(bearer(user_token("consumer", user)))
        meters = (await client.get("/api/cabinet/meters")).json()["items"]
        assert len(meters) == 2
        sums = day_sums(told()["interval-profiles"])
        codes = {
            row["id"]: row["external_id"]
            for row in await pipeline.fetch("cabinet", "SELECT id, external_id FROM meters")
        }
        arrived = 0
        for meter in meters:
            answer = await client.get(
                f"/api/cabinet/meters/{meter['id']}/consumption",
                params={"channel": "A+", "interval": "month", "date": "2026-10-15"},
            )
            expected = sum(
                value
                for (code, channel, day), value in sums.items()
                if (code, channel, day[:7]) == (codes[int(meter["id"])], 1, "2026-10")
            )
            total = answer.json()["total"]
            # Nobody reads the meter of a dacha from afar: there are no hours of it.
            assert (total is not None) == (expected > 0)
            arrived += round((total or 0) * 1000)
            assert round((total or 0) * 1000) == expected
        assert arrived > 0


async def test_real_series_arrive_to_the_wh(live_database: LiveDatabase, tmp_path: Path) -> None:
    """Two invented files in the shape of the real ones, through the whole way."""
    folder = tmp_path / "series"
    folder.mkdir()
    for name, value in (("A1", "0.2195"), ("B2", "1.0779999")):
        rows = [
            f"{name},2013-03-{day:02d} {half // 2:02d}:{half % 2 * 30:02d}:00, {value} \n"
            for day in range(1, 32)
            for half in range(48)
            if (day, half) != (7, 5)
        ]
        text = "LCLid,tstp,energy(kWh/hh)\n" + "".join(rows)
        (folder / f"{name}.csv").write_text(text)
    services = ("auth", "cabinet", "admin_panel", "integration")
    databases = {service: await live_database(service) for service in services}
    running = Pipeline(databases, tmp_path, ("--series", str(folder)), page_items=2000)
    running.prepare()
    try:
        running.start_all()
        running.manage("integration", "wait-idle", "--timeout", "60")
        sums = await stored_day_sums(running)
    finally:
        running.stop_all()
    assert sums == day_sums(told(series=folder, slot=now_slot())["interval-profiles"])
    # 219.5 Wh goes to the even 220; a half-hour of each file is missing.
    assert sum(sums.values()) == (31 * 48 - 1) * (220 + 1078)
