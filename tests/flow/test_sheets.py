"""Files of readings survive whatever is killed: checked in the end, sent once, by whomever."""

from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.support import consumers, plain, registers
from tests.support.postgres import connected, environment, free_port
from tests.support.processes import Process
from tests.support.tokens import files_dir, keys_dir
from tests.support.waits import wait_until

FLATS, UPLOADS, SENDERS = 400, 6, 4


@dataclass
class Cabinet:
    """The cabinet alone, and its worker; auth, the panel and notifications are all down."""

    service: Process
    worker: Process
    url: str
    settings: dict[str, Any]

    def client(self) -> httpx.Client:
        """Return the house manager's client."""
        return plain.client(base_url=self.url, timeout=30, headers=registers.headers())

    def upload(self, content: bytes) -> Any:
        """Upload a file that is taken."""
        with self.client() as client:
            answer = client.post(
                f"{registers.PLACE}/sheets",
                params={"name": "ноябрь.xlsx"},
                content=content,
                headers={"Content-Type": "application/octet-stream"},
            )
        assert answer.status_code in (201, 202), answer.text
        return answer.json()

    def sheet(self, sheet_id: str) -> Any:
        """Return a file as it stands."""
        with self.client() as client:
            return client.get(f"{registers.PLACE}/sheets/{sheet_id}").json()

    def is_ready(self, sheet_id: str) -> bool:
        """Say whether a file was checked."""
        return bool(self.sheet(sheet_id)["state"] == "ready")

    def send(self, sheet_id: str, key: str) -> Any | None:
        """Send what is right of a file; None when nobody has answered."""
        try:
            with self.client() as client:
                answer = client.post(
                    f"{registers.PLACE}/sheets/{sheet_id}/send", headers={"Idempotency-Key": key}
                )
        except httpx.TransportError:
            return None
        assert answer.status_code in (200, 503), answer.text
        return answer.json() if answer.status_code == 200 else None


@pytest.fixture
async def cabinet(
    live_database: Callable[[str], Awaitable[dict[str, Any]]], tmp_path: Path
) -> AsyncIterator[Cabinet]:
    settings = await live_database("cabinet")
    port = free_port()
    file = tmp_path / "cabinet.json"
    file.write_text("{}")
    values = settings | {
        "port": port,
        "keys_dir": keys_dir(),
        "files_dir": files_dir(),
        "processes": 2,
    }
    env = environment("cabinet", values | {"settings_file": file})
    url = f"http://127.0.0.1:{port}"
    with (
        Process("services.cabinet.main", env=env, ready=f"{url}/ready") as service,
        Process("services.cabinet.worker", env=env) as worker,
    ):
        made = Cabinet(service, worker, url, settings)
        async with connected(settings) as connection:
            await consumers.furnish(url, connection, FLATS)
            await registers.serve(connection)
        yield made


def _wait_until_ready(cabinet: Cabinet, sheet_id: str) -> None:
    wait_until(
        partial(cabinet.is_ready, sheet_id),
        what="the file is checked",
        seconds=120,
        log=cabinet.worker.log,
    )


async def test_files_are_checked_though_all_is_killed_and_sent_once(cabinet: Cabinet) -> None:
    content = registers.register(range(FLATS), 800.4)
    with ThreadPoolExecutor(UPLOADS) as pool:
        sheets = list(pool.map(cabinet.upload, [content] * UPLOADS))
    cabinet.worker.kill()
    cabinet.service.kill()
    async with connected(cabinet.settings) as connection:
        # Whoever held it has died; nobody waits for the end of his lease here.
        await connection.execute("UPDATE sheets SET due_at = now() WHERE state = 'checking'")
    cabinet.service.start()
    cabinet.worker.start()
    for sheet in sheets:
        _wait_until_ready(cabinet, sheet["id"])
        assert cabinet.sheet(sheet["id"])["right"] == FLATS
    first, second, key = sheets[0]["id"], sheets[1]["id"], str(uuid4())
    # Killed while it sends: all of it is there, or nothing; asked again it is told once.
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(cabinet.send, first, key)
        cabinet.service.kill()
        cabinet.service.start()
        asked.result(60)
    async with connected(cabinet.settings) as connection:
        kept = await connection.fetchval("SELECT count(*) FROM submissions")
    assert kept in (0, FLATS)
    # Two people send two files of the same meters at once, and one of them again.
    with ThreadPoolExecutor(SENDERS) as pool:
        acts = [(first, key), (second, str(uuid4())), (first, key), (second, str(uuid4()))]
        answers = list(pool.map(lambda act: cabinet.send(*act), acts))
    assert all(one is not None for one in answers)
    again = cabinet.send(first, key)
    assert again is not None
    assert again["sent"] == {"unit": FLATS, "building": 0}
    async with connected(cabinet.settings) as connection:
        counts = await connection.fetchrow(
            "SELECT count(*) AS made, count(DISTINCT meter_id) AS meters,"
            " (SELECT count(*) FROM register_readings WHERE source = 2"
            "   AND taken_at > now() - interval '2 days') AS shown,"
            " (SELECT count(*) FROM outbox WHERE type = 'cabinet.submission_changed.v1') AS told,"
            " (SELECT count(*) FROM submission_receipts) AS receipts FROM submissions"
        )
    assert dict(counts) == dict.fromkeys(("made", "meters", "shown", "told", "receipts"), FLATS)
    assert cabinet.sheet(first)["sent"]["unit"] == FLATS
