"""The feed: pages, cursors, late days, corrections, replaced meters."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from deploy.demo.head_end import list_people, make_feed, make_subscribers
from deploy.demo.head_end_feed import KINDS, Feed, ForeignCursor
from deploy.demo.series_files import wh

# 2026-11-22 12:00 in the supplier's time.
NOON = 739942 * 24 + 12
Item = dict[str, Any]
_MOST_PAGES = 10_000


def feed_at(slot: int, households: int = 12, seed: int = 1) -> Feed:
    return make_feed(make_subscribers(seed, households, None), None, lambda: slot)


def read_all(feed: Feed, kind: str, limit: int = 500, after: str | None = None) -> list[Item]:
    return _read(feed, kind, limit, after)[0]


@cache
def profiles_of_sixteen() -> tuple[list[Item], str]:
    """Return a year's profiles of sixteen households, and where a reader goes on."""
    return _read(feed_at(NOON, 16), "interval-profiles", 5000, None)


def _read(feed: Feed, kind: str, limit: int, after: str | None) -> tuple[list[Item], str]:
    items: list[Item] = []
    for _ in range(_MOST_PAGES):
        page, after, more = feed.page(kind, after, limit)
        items += page
        if not more:
            return items, after
    raise AssertionError(f"the feed of {kind} never ends")


@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_any_size_hold_the_same(kind: str) -> None:
    feed = feed_at(NOON, households=3)
    assert read_all(feed, kind, limit=37) == read_all(feed, kind, limit=5000)


def test_restart_goes_on_where_it_was() -> None:
    whole = read_all(feed_at(NOON, 3), "interval-profiles")
    page, cursor, more = feed_at(NOON, 3).page("interval-profiles", None, 1000)
    assert more
    assert page + read_all(feed_at(NOON, 3), "interval-profiles", after=cursor) == whole


def test_next_hours_bring_only_what_is_new() -> None:
    _, cursor = profiles_of_sixteen()
    assert feed_at(NOON, 16).page("interval-profiles", cursor, 10)[0] == []
    later, _, _ = feed_at(NOON + 1, 16).page("interval-profiles", cursor, 5000)
    assert {item["day"] for item in later} == {"2026-11-22"}
    assert {len(item["readings"]) for item in later if item["interval_minutes"] == 60} == {13}
    next_day, _, _ = feed_at(NOON + 24, 16).page("interval-profiles", cursor, 5000)
    assert {"2026-11-22", "2026-11-23"} <= {item["day"] for item in next_day}


def test_last_word_of_every_day_equals_the_registers() -> None:
    final: dict[tuple[str, str, str], Item] = {}
    repeated = set()
    for item in profiles_of_sixteen()[0]:
        key = (item["meter_id"], item["obis"], item["day"])
        if key in final and item["day"] != "2026-11-22":
            repeated.add(key)
        final[key] = item
    assert repeated, "some days are corrected"
    registers = {
        (item["meter_id"], item["read_at"][:10]): item["registers"]
        for item in read_all(feed_at(NOON, 16), "register-readings", 5000)
    }
    checked = gaps = 0
    for (meter, obis, day), item in final.items():
        next_day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        before = registers.get((meter, day), {}).get(obis)
        after = registers.get((meter, next_day), {}).get(obis)
        if before is None or after is None:
            continue
        counted = sum(wh(reading[1]) for reading in item["readings"])
        checked += 1
        if len(item["readings"]) * item["interval_minutes"] == 1440:
            assert counted == wh(after) - wh(before)
        else:
            gaps += 1
            assert counted <= wh(after) - wh(before)
    assert checked > 5000
    assert gaps > 0


def test_replaced_meters_follow_each_other() -> None:
    meters = read_all(feed_at(NOON, households=200), "meters")
    removed = {m["point_id"]: m for m in meters if m["removed"]}
    assert removed
    for point, old in removed.items():
        new = [m for m in meters if m["point_id"] == point and m["installed"] == old["removed"]]
        assert len(new) == 1
        assert new[0]["meter_id"] != old["meter_id"]


@pytest.mark.parametrize("cursor", ["", "x", "====", "Zm9v", "8J+YgA==", "a" * 90])
def test_foreign_cursor_is_refused(cursor: str) -> None:
    if cursor:
        with pytest.raises(ForeignCursor):
            feed_at(NOON).page("meters", cursor, 10)
    _, other, _ = feed_at(NOON, seed=2).page("meters", None, 10)
    with pytest.raises(ForeignCursor):
        feed_at(NOON).page("meters", other, 10)


def test_people_have_accounts_of_the_feed() -> None:
    subscribers = make_subscribers(1, 200, None)
    people = list_people(subscribers, NOON // 24)
    accounts = {item["account"] for item in read_all(feed_at(NOON, 200), "accounts")}
    assert len(people) == 3
    assert len(people[0]["account_numbers"]) == 2
    assert {number for person in people for number in person["account_numbers"]} <= accounts


def test_series_files_keep_numbers_and_gaps(tmp_path: Path) -> None:
    (tmp_path / "MAC1.csv").write_text(
        "LCLid,tstp,energy(kWh/hh)\n"
        "MAC1,2013-01-01 00:00:00, 0.219 \n"
        "MAC1,2013-01-01 01:00:00, 1.0779999 \n"
        "MAC1,2013-01-01 01:07:00,0.5\n"
        "MAC1,2013-01-01 01:30:00,Null\n"
        "MAC1,2013-01-03 23:30:00,0.0005\n"
    )
    subscribers = make_subscribers(1, 200, tmp_path)
    feed = make_feed(subscribers, tmp_path, lambda: NOON)
    profiles = read_all(feed, "interval-profiles")
    assert [(p["day"], p["readings"]) for p in profiles] == [
        (
            "2013-01-01",
            [["2013-01-01T00:00:00+07:00", "0.219"], ["2013-01-01T01:00:00+07:00", "1.0779999"]],
        ),
        ("2013-01-03", [["2013-01-03T23:30:00+07:00", "0.0005"]]),
    ]
    totals = [r["registers"]["1.8.0"] for r in read_all(feed, "register-readings")]
    assert totals == ["1.297", "1.297"], "0.5 Wh goes to the even nought"
    assert [person["file"] for person in list_people(subscribers, NOON // 24)] == ["MAC1"]


def test_what_nobody_reads_from_afar_is_read_at_the_end_of_each_month() -> None:
    points = {item["point_id"]: item for item in read_all(feed_at(NOON, 3), "usage-points")}
    (by_hand,) = (point for point, item in points.items() if not item["remote"])
    meters = read_all(feed_at(NOON, 3), "meters")
    (meter,) = (item["meter_id"] for item in meters if item["point_id"] == by_hand)
    profiles = read_all(feed_at(NOON, 3), "interval-profiles")
    assert profiles
    assert meter not in {item["meter_id"] for item in profiles}
    readings = [
        item
        for item in read_all(feed_at(NOON, 3), "register-readings")
        if item["meter_id"] == meter
    ]
    assert len(readings) == 14
    assert {item["read_by"] for item in readings} == {"consumer"}
    taken = [date.fromisoformat(item["read_at"][:10]) for item in readings]
    assert {(day + timedelta(days=1)).day for day in taken} == {1}
    assert taken == sorted(taken)
    values = [wh(item["registers"]["1.8.0"]) for item in readings]
    assert values == sorted(values)
