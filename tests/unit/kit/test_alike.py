"""Questions of one moment go together; each gets its own rows, whatever becomes of the others."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from services.kit.alike import Together, alike

_ABOUT = alike("SELECT $1, $2, $3")
_USERS = [UUID(int=number) for number in range(100)]


class _Database:
    """Answers with what was asked, one row for an even key and none for an odd one."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.failure: Exception | None = None

    async def fetch(self, query: str, users: Any, keys: Any, *rest: Any) -> Sequence[Any]:
        alone = query == _ABOUT.one
        assert alone or query == _ABOUT.many
        pairs = [(users, keys)] if alone else list(zip(users, keys, strict=True))
        self.asked.append(len(pairs))
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        return [
            {"nth": number, "user": user, "key": key, "rest": rest}
            for number, (user, key) in enumerate(pairs, 1)
            if key % 2 == 0
        ]


@pytest.fixture
def database() -> _Database:
    return _Database()


@pytest.fixture
def together(database: _Database) -> Together:
    return Together(database.fetch)


def _told(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [(row["user"], row["key"], *row["rest"]) for row in rows]


def test_the_statement_for_many_asks_of_each_what_the_one_asks() -> None:
    about = alike("SELECT $1, $2, $10 FROM x WHERE a = $1 AND b = $2")
    assert about.one == "SELECT $1, $2, $10 FROM x WHERE a = $1 AND b = $2"
    each = "SELECT asked.user_id, asked.key, $10 FROM x WHERE a = asked.user_id AND b = asked.key"
    assert f"LATERAL ({each} OFFSET 0)" in about.many


async def test_who_asks_alone_asks_at_once(database: _Database, together: Together) -> None:
    for key in (2, 3):
        rows = await together.ask(_ABOUT, _USERS[key], key, 7)
        assert _told(rows) == ([(_USERS[2], 2, 7)] if key == 2 else [])
    assert database.asked == [1, 1]


async def test_those_of_one_moment_go_together_and_each_gets_its_own(
    database: _Database, together: Together
) -> None:
    answers = await asyncio.gather(*(together.ask(_ABOUT, _USERS[n], n, 7) for n in range(20)))
    assert [_told(rows) for rows in answers] == [
        [(_USERS[n], n, 7)] if n % 2 == 0 else [] for n in range(20)
    ]
    assert database.asked == [20]


async def test_what_is_asked_otherwise_goes_by_itself(
    database: _Database, together: Together
) -> None:
    answers = await asyncio.gather(*(together.ask(_ABOUT, _USERS[2], 2, n % 2) for n in range(6)))
    assert [_told(rows) for rows in answers] == [[(_USERS[2], 2, n % 2)] for n in range(6)]
    assert database.asked == [3, 3]


async def test_no_more_than_so_many_go_together(database: _Database, together: Together) -> None:
    answers = await asyncio.gather(*(together.ask(_ABOUT, _USERS[n], n) for n in range(70)))
    assert [len(rows) for rows in answers] == [1, 0] * 35
    assert database.asked == [32, 32, 6]


async def test_a_failure_is_everybodys_and_the_next_are_answered(
    database: _Database, together: Together
) -> None:
    database.failure = TimeoutError()
    tries = [together.ask(_ABOUT, _USERS[n], n) for n in range(3)]
    failures = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(one) for one in failures] == [TimeoutError] * 3
    database.failure = None
    assert len(await together.ask(_ABOUT, _USERS[2], 2)) == 1


@pytest.mark.parametrize("asked", [False, True])
async def test_who_is_told_to_go_leaves_the_others_their_answers(
    database: _Database, together: Together, asked: bool
) -> None:
    """The first asks for all; told to go before it has asked, or while the database works."""
    database.gate.clear()
    tasks = [asyncio.create_task(together.ask(_ABOUT, _USERS[n], n)) for n in (2, 4, 6)]
    for _ in range(4 if asked else 1):
        await asyncio.sleep(0)
    assert len(database.asked) == asked
    tasks[0].cancel()
    tasks[1].cancel()
    database.gate.set()
    assert _told(await tasks[2]) == [(_USERS[6], 6)]
    with pytest.raises(asyncio.CancelledError):
        await tasks[0]
    with pytest.raises(asyncio.CancelledError):
        await tasks[1]
