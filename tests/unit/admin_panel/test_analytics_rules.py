"""When a tile needs somebody, and which day a moment belongs to."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from services.admin_panel.analytics import rules
from services.admin_panel.analytics.machine import MachineFigures, read_machine
from services.admin_panel.analytics.rules import SUBJECT_OF, TILES, TileName, awaited, day_of, judge
from services.contracts.figures import (
    CollectionFigures,
    Figures,
    LettersFigures,
    RegistrationsFigures,
    SourceFigures,
    SourcesFigures,
    TownFigures,
)

NOON = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def judged(tile: TileName, figures: Figures, *, minutes: int = 1) -> rules.Judged:
    now = figures.at + timedelta(minutes=minutes)
    return judge(tile, figures, now=now, time_zone="Europe/Moscow", late_seconds=900)


def collection(arrived: int, controlled: int = 100, at: datetime = NOON) -> CollectionFigures:
    nowhere = TownFigures(name="", controlled=0, arrived=0)
    return CollectionFigures(
        at=at, controlled=controlled, arrived=arrived, by_hand=0, towns=[], other_towns=nowhere
    )


@pytest.mark.parametrize(
    ("arrived", "controlled", "state"),
    [
        (100, 100, "well"), (95, 100, "well"), (94, 100, "attention"), (80, 100, "attention"),
        (79, 100, "bad"), (0, 100, "bad"), (0, 0, "well"),
    ],
)  # fmt: skip
def test_collection_is_judged_by_its_share(arrived: int, controlled: int, state: str) -> None:
    assert judged("collection", collection(arrived, controlled))[0] == state


@pytest.mark.parametrize(("hour", "state"), [(5, "plain"), (6, "bad")])
def test_before_nine_by_the_supplier_collection_still_goes_on(hour: int, state: str) -> None:
    assert judged("collection", collection(0, at=NOON.replace(hour=hour)))[0] == state


@pytest.mark.parametrize(
    ("hours", "state"), [(None, "well"), (23, "well"), (25, "attention"), (73, "bad")]
)
def test_a_request_may_wait_a_day(hours: int | None, state: str) -> None:
    oldest = None if hours is None else NOON - timedelta(hours=hours)
    figures = RegistrationsFigures(
        at=NOON, waiting=1, oldest_waiting=oldest, approved=0, declined=0, expired=0
    )
    assert judged("registrations", figures)[0] == state


@pytest.mark.parametrize(("abandoned", "state"), [(0, "well"), (1, "attention"), (20, "bad")])
def test_letters_that_came_nowhere_need_somebody(abandoned: int, state: str) -> None:
    figures = LettersFigures(at=NOON, abandoned=abandoned, oldest_abandoned=None, waiting=9)
    assert judged("letters", figures)[0] == state


@pytest.mark.parametrize(
    ("behind", "poll", "failing", "refused", "marks"),
    [
        (3600, 60, False, 0, ("well", [])),
        (3601, 60, False, 0, ("attention", ["sources_behind"])),
        (90_000, 86_400, False, 0, ("well", [])),
        (90_000, 60, False, 0, ("bad", ["sources_behind"])),
        (60, 60, False, 2, ("attention", ["sources_refused"])),
        (7200, 60, True, 1, ("bad", ["sources_failing", "sources_behind", "sources_refused"])),
        (None, 60, False, 0, ("well", [])),
    ],
)
def test_a_source_is_behind_by_how_often_it_is_asked(
    behind: int | None, poll: int, failing: bool, refused: int, marks: Any
) -> None:
    one = SourceFigures(id=1, name="x", failing=failing, behind_seconds=behind, poll_seconds=poll)
    figures = SourcesFigures(
        at=NOON, active=1, failing=int(failing), staged=0, refused=refused, sources=[one]
    )
    assert judged("sources", figures) == marks


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({}, ("well", [])),
        ({"load_15": 400}, ("bad", ["load_high"])),
        ({"load_1": 900, "load_5": 900}, ("well", [])),
        ({"load_15": 200}, ("attention", ["load_high"])),
        ({"disk_free": 14}, ("attention", ["disk_full"])),
        ({"disk_free": 4, "memory_available": 9}, ("bad", ["disk_full", "memory_full"])),
        ({"memory_total": 0, "memory_available": 0}, ("well", [])),
    ],
)
def test_the_machine_is_judged_by_what_lasts(changes: dict[str, int], marks: Any) -> None:
    calm = {
        "load_1": 0, "load_5": 0, "load_15": 0, "cores": 2, "memory_total": 100,
        "memory_available": 50, "disk_total": 100, "disk_free": 50,
    }  # fmt: skip
    assert judged("machine", MachineFigures(at=NOON, **calm | changes)) == marks


def test_what_is_old_needs_attention_and_what_is_bad_stays_worse() -> None:
    assert judged("collection", collection(100), minutes=15) == ("well", [])
    assert judged("collection", collection(100), minutes=16) == ("attention", ["stale"])
    assert judged("collection", collection(0), minutes=16) == ("bad", ["collection_low", "stale"])
    assert judge("letters", None, now=NOON, time_zone="UTC", late_seconds=1) == ("unknown", [])


def test_every_tile_has_a_subject_and_fits_its_column() -> None:
    assert set(SUBJECT_OF) == set(TILES) == set(get_args(TileName))
    assert max(len(name) for name in (*TILES, *SUBJECT_OF.values())) <= 16


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/Moscow", 21), ("UTC", 20), ("Asia/Vladivostok", 21), ("No/Where", 20), ("", 20)],
)
def test_a_moment_belongs_to_a_day_by_the_clock(zone: str, day: int) -> None:
    assert day_of(datetime(2026, 11, 20, 21, 0, tzinfo=UTC), zone) == date(2026, 11, day)


def test_a_round_is_awaited_until_it_is_done_or_has_died() -> None:
    before, after = NOON - timedelta(minutes=1), NOON
    longest = timedelta(minutes=5)

    def waits(**row: Any) -> bool:
        return awaited(NOON, longest=longest, **({"due": False, "begun": None, "done": None} | row))

    assert waits(due=True)
    assert not waits()
    assert waits(begun=before)
    assert waits(begun=before, done=before - longest)
    assert not waits(begun=before, done=after)
    assert not waits(begun=NOON - longest)


def test_the_machine_is_read(tmp_path: Path) -> None:
    told = read_machine(tmp_path)
    assert 0 < told.memory_available <= told.memory_total
    assert 0 < told.disk_free <= told.disk_total
    assert told.cores >= 1
