"""Pushes per second to a local push service; `python -m tests.bench.pushes` alone.

The real queue and one worker's pusher against a service in a process of its own; beside it the
bare rate: the same messages encrypted, signed and sent with nothing else to do.
"""

import asyncio
import statistics
import sys
import time
from typing import Any
from uuid import UUID, uuid4

import uvicorn

from services.kit.database import Database
from services.notifications.push.actions import Pusher
from services.notifications.push.deps import push_services_of
from services.notifications.push.rules import payload_of
from services.notifications.settings import Settings
from tests.support.postgres import Server, free_port, migrate, running_server
from tests.support.processes import Process
from tests.support.push import PushBrowser
from tests.support.tokens import keys_dir

PUSHES = 2000
ROUNDS = 3

_NOTICE = "INSERT INTO notices (id, kind, subject, body) VALUES ($1, 'bell', 'Тема', $2)"
_DEVICES = """
INSERT INTO push_devices (id, user_id, endpoint, p256dh, auth, browser, system)
SELECT gen_random_uuid(), gen_random_uuid(), $1 || '/push/' || n, $2, $3, '', ''
FROM generate_series(1, $4::int) AS n
"""
_FILL = """
INSERT INTO pushes (id, device_id, notice_id, expires_at)
SELECT gen_random_uuid(), id, $1, now() + interval '1 hour' FROM push_devices
"""


async def _service(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    status = 200 if scope["method"] == "GET" else 201
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def _queue_rate(database: Database, settings: Settings, notice: UUID) -> float:
    async with database.connection() as connection:
        await connection.execute("TRUNCATE pushes")
        await connection.execute(_FILL, notice)
    async with push_services_of(settings) as services:
        pusher = Pusher(database, services, lease_seconds=60, at_once=settings.pushes_at_once)
        started = time.perf_counter()
        while await pusher.send_next():
            pass
        spent = time.perf_counter() - started
    async with database.connection() as connection:
        sent = await connection.fetchval("SELECT count(*) FROM pushes WHERE state = 'sent'")
    if sent != PUSHES:
        raise RuntimeError(f"{sent} of {PUSHES} pushes went")
    return PUSHES / spent


async def _bare_rate(settings: Settings, browser: PushBrowser, notice: UUID, body: str) -> float:
    push = {
        "endpoint": browser.endpoint, "p256dh": browser.point, "auth": browser.auth,
        "notice_id": notice, "seconds_left": 3600.0,
    }  # fmt: skip
    payload = payload_of(notice, "Тема", body, None, 400)

    async with push_services_of(settings) as services:

        async def work() -> None:
            for _ in range(PUSHES // settings.pushes_at_once):
                await services.send(push, payload)

        started = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(settings.pushes_at_once)))
        return PUSHES / (time.perf_counter() - started)


async def _rounds(server: Server, origin: str) -> list[tuple[float, float]]:
    await migrate(server, "notifications")
    found = await server.copy("notifications", "test_notifications_bench")
    settings = Settings(**found | {"keys_dir": keys_dir(), "push_test_service": origin})
    database = Database(settings)
    browser, notice, body = PushBrowser(origin), uuid4(), "Завтра не будет света. " * 20
    try:
        async with database.connection() as connection:
            await connection.execute(_NOTICE, notice, body)
            await connection.execute(_DEVICES, origin, browser.point, browser.auth, PUSHES)
        return [
            (
                await _bare_rate(settings, browser, notice, body),
                await _queue_rate(database, settings, notice),
            )
            for _ in range(ROUNDS)
        ]
    finally:
        await database.close()


def measure() -> dict[str, float]:
    """Measure in turns; return the median rates and their ratio."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    service = Process("tests.bench.pushes", str(port), env={}, ready=origin)
    with running_server() as server, service:
        rounds = asyncio.run(_rounds(server, origin))
    return {
        "bare_pushes_per_second": statistics.median(bare for bare, _ in rounds),
        "pushes_per_second": statistics.median(real for _, real in rounds),
        "pushes_ratio": statistics.median(real / bare for bare, real in rounds),
    }


if __name__ == "__main__":
    if len(sys.argv) > 1:
        uvicorn.run(_service, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
    else:
        print(measure())
