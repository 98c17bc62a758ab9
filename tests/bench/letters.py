"""Letters per second through a local SMTP server; `python -m tests.bench.letters` alone.

The real queue, templates and senders of one worker process against an SMTP server in a process
of its own; beside it the bare rate: the same messages sent with nothing else to do.
"""

import asyncio
import socket
import statistics
import time
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from services.kit.database import Database
from services.notifications.letters.actions import Sender
from services.notifications.letters.deps import mailer_of, renderer_of, shares_of
from services.notifications.settings import Settings
from services.notifications.supplier.rules import UNKNOWN
from tests.support.postgres import Server, free_port, migrate, running_server
from tests.support.processes import Process
from tests.support.waits import wait_until

LETTERS = 1000
ROUNDS = 3
SENDERS = 2

_FILL = """
INSERT INTO letters (id, user_id, address, template, language, parameters)
SELECT gen_random_uuid(), gen_random_uuid(), 'reader' || n || '@example.org', 'password_changed',
    'ru', '{"display_name": "Иван Петров", "changed_at": "2026-11-21T10:00:00+00:00"}'
FROM generate_series(1, $1::int) AS n
"""


async def _queue_rate(database: Database, settings: Settings) -> float:
    async with database.connection() as connection:
        await connection.execute("TRUNCATE letters")
        await connection.execute(_FILL, LETTERS)

    async def work() -> None:
        mailer = mailer_of(settings)
        sender = Sender(
            database,
            partial(renderer_of, settings),
            mailer,
            lease_seconds=60,
            keys_dir=settings.keys_dir,
            per_hour=shares_of(settings),
        )
        while await sender.send_next() is not None:
            pass
        await mailer.close()

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(SENDERS)))
    spent = time.perf_counter() - started
    async with database.connection() as connection:
        sent = await connection.fetchval("SELECT count(*) FROM letters WHERE state = 'sent'")
    if sent != LETTERS:
        raise RuntimeError(f"{sent} of {LETTERS} letters went")
    return LETTERS / spent


async def _bare_rate(settings: Settings) -> float:
    message = renderer_of(settings, UNKNOWN).message(
        letter_id=uuid4(),
        address="reader@example.org",
        template="password_changed",
        language="ru",
        parameters={"display_name": "Иван Петров", "changed_at": "2026-11-21T10:00:00+00:00"},
        created_at=datetime.now(UTC),
    )

    async def work() -> None:
        mailer = mailer_of(settings)
        for _ in range(LETTERS // SENDERS):
            await mailer.send(message, "reader@example.org", 30)
        await mailer.close()

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(SENDERS)))
    return LETTERS / (time.perf_counter() - started)


async def _rounds(server: Server, port: int) -> list[tuple[float, float]]:
    await migrate(server, "notifications")
    found = await server.copy("notifications", "test_notifications_bench")
    settings = Settings(**found | {"smtp_host": "127.0.0.1", "smtp_port": port})
    database = Database(settings)
    try:
        return [
            (await _bare_rate(settings), await _queue_rate(database, settings))
            for _ in range(ROUNDS)
        ]
    finally:
        await database.close()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def measure() -> dict[str, float]:
    """Measure in turns; return the median rates and their ratio."""
    port = free_port()
    sink = Process("tests.bench.sink", str(port), env={})
    with running_server() as server, sink:
        wait_until(lambda: _listens(port), what="the mail server listens", log=sink.log)
        rounds = asyncio.run(_rounds(server, port))
    return {
        "bare_letters_per_second": statistics.median(bare for bare, _ in rounds),
        "letters_per_second": statistics.median(real for _, real in rounds),
        "letters_ratio": statistics.median(real / bare for bare, real in rounds),
    }


if __name__ == "__main__":
    print(measure())
