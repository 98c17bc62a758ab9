"""The search of «Информация» among 2 000 questions, mistyped words as well; alone by `python -m`.

The service answers in this process; milliseconds of the processor, of this process and of
PostgreSQL together, since a machine that does other things says nothing by the clock.
"""

import asyncio
import logging
import statistics
import time
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server

_QUESTIONS = 2_000
_ROUNDS = 15
_FILL = """
INSERT INTO content_entries (kind, position, draft, live)
SELECT 'group', 1, d, d FROM (SELECT jsonb_build_object('title', 'Всё', 'title_en', '') AS d) AS g;
INSERT INTO content_entries (kind, position, draft, live, published_at)
SELECT 'question', n, d, d, now() FROM (
    SELECT n, jsonb_build_object('group', g.id, 'title_en', 'Question ' || n,
        'title', (ARRAY['Как передать показания', 'Когда поверка', 'Как заменить счётчик',
            'Где договор', 'Почему вырос расход', 'Как оплатить счёт'])[n % 6 + 1]
            || ' в районе ' || chr(1072 + n % 32) || chr(1072 + n / 32 % 32) || 'ово, пункт ' || n,
        'text', repeat('Напишите нам или позвоните, приготовьте номер лицевого счёта и прибора. ',
            8) || 'Слово ' || md5(n::text) || ' и улица ' || translate(md5(n::text),
            '0123456789abcdef', 'абвгдежзиклмнопр'),
        'text_en', repeat('Write to us or call, with your account and meter numbers at hand. ', 8))
        AS d
    FROM generate_series(1, $1::int) AS n CROSS JOIN content_entries g) AS made;
INSERT INTO content_words (word)
SELECT DISTINCT w[1] FROM content_entries c, regexp_matches(
    translate(lower(concat_ws(' ', c.live ->> 'title', c.live ->> 'title_en', c.live ->> 'text',
        c.live ->> 'text_en')), 'ё', 'е'), '[[:alpha:]]{4,40}', 'g') AS w;
ANALYZE;
"""
# One word of all, of a sixth, of few; two words; mistyped ones; the other keyboard; of none; as
# many as every question holds, as they are and mistyped, and with one that none holds.
_ASKED = {
    "everywhere": "приборы",
    "many": "показания",
    "few": "показания пункт 1234",
    "prefix": "пове",
    "mistyped": "покзания счетчка",
    "keyboard": "gjrfpfybz",
    "nothing": "синхрофазотрон",
    "sentence": "напишите позвоните приготовьте номер лицевого счета прибора",
    "mistyped_sentence": "напшите илли позвныте приготвьте номир лицвого счкта прибра",
    "nearly_nothing": "напишите или позвоните приготовьте номер лицевого счета синхрофазотрон",
}


def _spent(pids: list[int]) -> float:
    server = sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids)
    return time.process_time() + server / 1e9


async def _median(client: httpx.AsyncClient, connection: Any, typed: str) -> float:
    async def ask() -> None:
        answer = await client.get("/api/cabinet/information/search", params={"q": typed})
        answer.raise_for_status()

    await ask()
    known = await connection.fetch(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    )
    pids = [row["pid"] for row in known]
    times = []
    for _ in range(_ROUNDS):
        began = _spent(pids)
        await ask()
        times.append((_spent(pids) - began) * 1000)
    return statistics.median(times)


async def _search(server: Server) -> dict[str, float]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_information")
    connection: Any = await asyncpg.connect(
        host=server.host,
        port=server.port,
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
    )
    try:
        await connection.execute(_FILL.replace("$1", str(_QUESTIONS)))
        async with running_app("cabinet", settings) as (_, client):
            figures = {}
            for name, typed in _ASKED.items():
                figures[f"information_{name}_ms"] = took = await _median(client, connection, typed)
                print(f"search {name:17} {took:6.1f} ms")
            return figures
    finally:
        await connection.close()
        await server.drop("bench_information")


def measure() -> dict[str, float]:
    """Make questions and look for words among them; milliseconds of an answer."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_search(server))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    print(measure())
