"""Connections kept for hot reads: handed on in order, replaced when lost, given back in the end."""

import asyncio
from typing import Any, cast

import asyncpg
import pytest

from services.kit.readers import Pool, Readers


class _Connection:
    def __init__(self, pool: "_Pool") -> None:
        self.pool, self.lost, self.served = pool, False, 0
        self.prepared: list[str] = []

    def is_closed(self) -> bool:
        return self.lost

    async def prepare(self, query: str) -> "_Statement":
        self.prepared.append(query)
        return _Statement(self, query)

    async def fetch(self, query: str) -> list[str]:
        self.served += 1
        if query == "fail":
            raise asyncpg.PostgresConnectionError
        await self.pool.gate.wait()
        return [query]


class _Statement:
    def __init__(self, connection: _Connection, query: str) -> None:
        self._connection, self._query, self.outdated = connection, query, False
        connection.pool.statements.append(self)

    async def fetch(self) -> list[str]:
        if self.outdated:
            raise asyncpg.InvalidCachedStatementError
        return await self._connection.fetch(self._query)


class _Pool:
    """Lends as many connections as are asked for, and counts those that are out."""

    def __init__(self) -> None:
        self.made: list[_Connection] = []
        self.statements: list[_Statement] = []
        self.out = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def acquire(self) -> _Connection:
        await asyncio.sleep(0)
        self.out += 1
        self.made.append(_Connection(self))
        return self.made[-1]

    async def release(self, _: _Connection) -> None:
        self.out -= 1


def _readers(most: int) -> tuple[_Pool, Readers]:
    pool = _Pool()
    return pool, Readers(cast(Pool, pool), most)


async def _begun(*tasks: asyncio.Task[Any]) -> None:
    for _ in range(10):
        await asyncio.sleep(0)
    assert not any(task.done() for task in tasks)


async def test_one_connection_serves_one_after_another() -> None:
    pool, readers = _readers(2)
    assert [await readers.fetch(str(n)) for n in range(3)] == [["0"], ["1"], ["2"]]
    assert (len(pool.made), pool.made[0].served, pool.out) == (1, 3, 1)


async def test_a_statement_is_prepared_once_by_each_connection() -> None:
    pool, readers = _readers(1)
    for query in ("a", "b", "a", "b"):
        await readers.fetch(query)
    assert pool.made[0].prepared == ["a", "b"]


async def test_what_a_migration_has_outdated_is_answered_and_prepared_anew() -> None:
    pool, readers = _readers(1)
    await readers.fetch("a")
    pool.statements[0].outdated = True
    assert [await readers.fetch("a") for _ in range(2)] == [["a"], ["a"]]
    assert (pool.made[0].prepared, pool.out) == (["a", "a"], 1)


async def test_no_more_than_so_many_are_kept_and_all_are_answered() -> None:
    pool, readers = _readers(2)
    answers = await asyncio.gather(*(readers.fetch(str(n)) for n in range(50)))
    assert answers == [[str(n)] for n in range(50)]
    assert len(pool.made) == 2


async def test_a_failed_one_is_given_back_and_who_waits_goes_on_with_another() -> None:
    pool, readers = _readers(1)
    results = await asyncio.gather(
        readers.fetch("fail"), readers.fetch("next"), return_exceptions=True
    )
    assert isinstance(results[0], asyncpg.PostgresConnectionError)
    assert results[1] == ["next"]
    assert (len(pool.made), pool.out) == (2, 1)


async def test_one_that_was_lost_meanwhile_is_replaced() -> None:
    pool, readers = _readers(1)
    await readers.fetch("first")
    pool.made[0].lost = True
    assert await readers.fetch("second") == ["second"]
    assert (len(pool.made), pool.out) == (2, 1)


async def test_who_goes_away_while_waiting_takes_nothing_along() -> None:
    pool, readers = _readers(1)
    pool.gate.clear()
    tasks = [asyncio.create_task(readers.fetch(str(n))) for n in range(3)]
    await _begun(*tasks)
    tasks[1].cancel()
    pool.gate.set()
    assert await tasks[2] == ["2"]
    assert tasks[1].cancelled()
    assert await readers.fetch("3") == ["3"]
    assert (len(pool.made), pool.out) == (1, 1)


async def test_who_goes_away_as_his_turn_comes_leaves_it_to_the_next() -> None:
    pool, readers = _readers(1)
    pool.gate.clear()
    tasks = [asyncio.create_task(readers.fetch(str(n))) for n in range(3)]
    await _begun(*tasks)
    # The first one hands its connection to the second, which is cancelled before it knows.
    tasks[0].add_done_callback(lambda _: tasks[1].cancel())
    pool.gate.set()
    assert await tasks[0] == ["0"]
    assert await tasks[2] == ["2"]
    assert pool.out == 1


async def test_at_the_end_all_are_given_back_also_those_in_use() -> None:
    pool, readers = _readers(2)
    await readers.fetch("first")
    pool.gate.clear()
    tasks = [asyncio.create_task(readers.fetch(str(n))) for n in range(3)]
    await _begun(*tasks)
    await readers.close()
    pool.gate.set()
    assert await asyncio.gather(*tasks[:2]) == [["0"], ["1"]]
    with pytest.raises(asyncpg.InterfaceError):
        await tasks[2]
    assert pool.out == 0
