"""What a walk has brought counts once, whatever is killed and whatever answer is lost."""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.support import consumers, plain
from tests.support.postgres import connected, environment, free_port
from tests.support.processes import Process
from tests.support.tokens import keys_dir
from tests.support.waits import wait_until

METERS, KILLS, AT_ONCE = 60, 4, 7
_SERVE = """
WITH organization AS (
    INSERT INTO servicing_organizations (external_id, name, short_name, kind)
    VALUES ('o', 'ООО УК', 'УК', 'management_company') RETURNING id
), person AS (
    INSERT INTO servicing_people (id, organization_id, email, name, main, user_id)
    SELECT $1, id, 'vera@example.org', 'Вера', true, $2 FROM organization
)
INSERT INTO served_houses (organization_id, building_id)
SELECT DISTINCT o.id, l.building_id FROM organization o, service_locations l
"""


@dataclass
class Devices:
    """Two devices with the same entries: one was restored from the other's copy."""

    process: Process
    url: str
    settings: dict[str, Any]
    answered: list[dict[str, Any]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def has_answered(self, count: int) -> bool:
        """Say whether so many entries were answered, on either."""
        return len(self.answered) >= count

    def bring(self, entries: list[dict[str, Any]]) -> None:
        """Bring entries part by part, each again until it is answered; over and over."""
        with plain.client(base_url=self.url, timeout=10, headers=consumers.headers()) as client:
            while not self.ended.is_set():
                for first in range(0, len(entries), AT_ONCE):
                    self._part(client, entries[first : first + AT_ONCE])

    def _part(self, client: httpx.Client, entries: list[dict[str, Any]]) -> None:
        while not self.ended.is_set():
            try:
                answer = client.post(
                    "/api/cabinet/servicing/walk/entries", json={"entries": entries}
                )
            except httpx.TransportError:
                # It was killed, and may have kept them or not.
                continue
            assert answer.status_code in {200, 503}, answer.text
            if answer.status_code == 200:
                self.answered += answer.json()["answers"]
                return


@pytest.fixture
async def devices(
    live_database: Callable[[str], Awaitable[dict[str, Any]]], tmp_path: Path
) -> AsyncIterator[Devices]:
    settings = await live_database("cabinet")
    port = free_port()
    file = tmp_path / "cabinet.json"
    file.write_text("{}")
    values = settings | {"port": port, "keys_dir": keys_dir(), "processes": 2}
    env = environment("cabinet", values | {"settings_file": file})
    url = f"http://127.0.0.1:{port}"
    with Process("services.cabinet.main", env=env, ready=f"{url}/ready") as process:
        yield Devices(process, url, settings)


async def test_entries_count_once_when_the_service_is_killed_in_the_middle(
    devices: Devices,
) -> None:
    async with connected(devices.settings) as connection:
        meters = await consumers.furnish(devices.url, connection, METERS)
        await connection.execute(_SERVE, uuid4(), consumers.READER)
    now = datetime.now(UTC).isoformat()
    entries = [
        {
            "key": str(uuid4()),
            "meter_id": meter,
            "values": {"T1": f"{1000 + number},5", "T2": f"{1000 + number}"},
            "taken_at": now,
        }
        for number, meter in enumerate(meters)
    ]
    # Who puts a reading right does it once as well.
    corrections = [
        one
        | {
            "key": str(uuid4()),
            "replaces": one["key"],
            "values": {"T1": "1999", "T2": "1999"},
            "confirm": True,
        }
        for one in entries
    ]
    with ThreadPoolExecutor(2) as pool:
        ways = (entries + corrections, list(reversed(entries)) + corrections[::-1])
        senders = [pool.submit(devices.bring, way) for way in ways]
        try:
            for _ in range(KILLS):
                wait_until(
                    partial(devices.has_answered, len(devices.answered) + 3 * AT_ONCE),
                    what="entries are answered",
                    seconds=60,
                    log=devices.process.log,
                )
                devices.process.kill()
                devices.process.start()
            wait_until(
                lambda: len({one["key"] for one in devices.answered}) == 2 * METERS,
                what="all entries are answered",
                seconds=60,
                log=devices.process.log,
            )
        finally:
            devices.ended.set()
        for sender in senders:
            sender.result(60)
    answers: dict[str, Any] = {}
    for one in devices.answered:
        # Whoever asks and however often: the answer is the same.
        assert answers.setdefault(one["key"], one) == one
    assert {one["state"] for one in answers.values()} == {"taken"}
    async with connected(devices.settings) as connection:
        kept = await connection.fetch("SELECT key, submission_id FROM walk_entries")
        stored = await connection.fetch("SELECT id, state, t1 FROM submissions")
        told = await connection.fetch(
            "SELECT data->>'submission_id' AS id FROM outbox"
            " WHERE type = 'cabinet.submission_changed.v1'"
        )
    assert {str(row["key"]): str(row["submission_id"]) for row in kept} == {
        key: one["submission_id"] for key, one in answers.items()
    }
    # A reading each, corrected once each, with one event each: nothing twice, nothing lost.
    assert (
        sorted(row["state"] for row in stored) == ["corrected"] * METERS + ["on_its_way"] * METERS
    )
    assert {row["t1"] for row in stored if row["state"] == "on_its_way"} == {1_999_000}
    assert sorted(row["id"] for row in told) == sorted(str(row["id"]) for row in stored)
