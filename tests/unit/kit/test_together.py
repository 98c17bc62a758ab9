"""Parts of one statement keep their own values."""

from typing import Any

from services.kit.together import Part, write_together


class Kept:
    """A connection that keeps what it is told."""

    async def execute(self, statement: str, *values: Any) -> None:
        self.told = statement, values


async def test_each_part_is_numbered_after_those_before_it() -> None:
    connection: Any = Kept()
    parts = [
        Part("a AS (INSERT INTO a VALUES ($1, $2))", ("one", "two")),
        Part("b AS (INSERT INTO b VALUES ($2, $1, $11))", tuple(range(11))),
        Part("c AS (INSERT INTO c VALUES ($1))", ("last",)),
    ]
    await write_together(connection, parts)
    assert connection.told == (
        "WITH a AS (INSERT INTO a VALUES ($1, $2)), b AS (INSERT INTO b VALUES ($4, $3, $13)),"
        " c AS (INSERT INTO c VALUES ($14)) SELECT",
        ("one", "two", *range(11), "last"),
    )
