"""Readings that were answered are kept, whatever is killed, and without any other service."""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import consumers, plain
from tests.support.postgres import connected, environment, free_port
from tests.support.processes import Process
from tests.support.tokens import keys_dir
from tests.support.waits import wait_until

METERS, KILLS, SENDERS = 24, 3, 6


@dataclass
class Cabinet:
    """The cabinet alone: auth, the panel, notifications and billing are all down."""

    process: Process
    url: str
    settings: dict[str, Any]
    answered: list[dict[str, Any]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def has_answered(self, count: int) -> bool:
        """Say whether so many readings were answered."""
        return len(self.answered) >= count

    def hand_in(self, meters: list[int]) -> None:
        """Hand in more and more of each meter, again what was not answered, until told to end."""
        value = 1000
        with plain.client(base_url=self.url, timeout=10, headers=consumers.headers()) as client:
            while not self.ended.is_set():
                value += 1
                for meter in meters:
                    body = {"values": {"T1": f"{value},5", "T2": f"{value},2"}}
                    try:
                        answer = client.post(f"/api/cabinet/meters/{meter}/submissions", json=body)
                    except httpx.TransportError:
                        # It was killed, and may have kept the reading or not.
                        continue
                    assert answer.status_code in {201, 503}, answer.text
                    if answer.status_code == 201:
                        self.answered.append(answer.json())


@pytest.fixture
async def cabinet(
    live_database: Callable[[str], Awaitable[dict[str, Any]]], tmp_path: Path
) -> AsyncIterator[Cabinet]:
    settings = await live_database("cabinet")
    port = free_port()
    file = tmp_path / "cabinet.json"
    file.write_text("{}")
    values = settings | {"port": port, "keys_dir": keys_dir(), "processes": 2}
    env = environment("cabinet", values | {"settings_file": file})
    url = f"http://127.0.0.1:{port}"
    with Process("services.cabinet.main", env=env, ready=f"{url}/ready") as process:
        yield Cabinet(process, url, settings)


async def test_what_was_answered_is_kept_when_the_service_is_killed_in_the_middle(
    cabinet: Cabinet,
) -> None:
    async with connected(cabinet.settings) as connection:
        meters = await consumers.furnish(cabinet.url, connection, METERS)
    with ThreadPoolExecutor(SENDERS) as pool:
        senders = [pool.submit(cabinet.hand_in, meters[n::SENDERS]) for n in range(SENDERS)]
        try:
            for _ in range(KILLS):
                enough = len(cabinet.answered) + 2 * METERS
                wait_until(
                    partial(cabinet.has_answered, enough),
                    what="readings are answered",
                    seconds=60,
                    log=cabinet.process.log,
                )
                cabinet.process.kill()
                cabinet.process.start()
        finally:
            cabinet.ended.set()
        for sender in senders:
            sender.result(60)
    assert len(cabinet.answered) >= KILLS * 2 * METERS
    async with connected(cabinet.settings) as connection:
        stored = {row["id"]: row for row in await connection.fetch("SELECT * FROM submissions")}
        told = await connection.fetch(
            "SELECT data->>'submission_id' AS id FROM outbox"
            " WHERE type = 'cabinet.submission_changed.v1'"
        )
        shown = {
            (row["meter_id"], row["taken_at"], row["t1"], row["t2"])
            for row in await connection.fetch(
                "SELECT * FROM register_readings WHERE taken_at > now() - interval '1 day'"
            )
        }
    kept = {str(key): row for key, row in stored.items()}
    for one in cabinet.answered:
        row = kept[one["id"]]
        assert [row["t1"], row["t2"]] == [value["value_wh"] for value in one["values"]]
    # Each with its event, and of each meter one reading alone counts: that of its last submission.
    assert sorted(row["id"] for row in told) == sorted(kept)
    live = {
        (row["meter_id"], row["taken_at"], row["t1"], row["t2"])
        for row in stored.values()
        if row["state"] == "on_its_way"
    }
    assert shown == live
    assert len(live) == METERS
