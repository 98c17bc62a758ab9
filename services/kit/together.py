"""Writes of several subjects in one statement: going to the database and back costs more than they.

Each subject says in its own `queries.py` what it writes; whoever acts puts the parts together.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from services.kit.database import Connection

_PLACE = re.compile(r"\$(\d+)")


class Part(NamedTuple):
    """What one subject writes: `name AS (INSERT …)`, several with commas, and its values.

    The values are `$1` and on, of its own; names are to be unlike those of other parts. A part sees
    nothing of what another has written.
    """

    sql: str
    values: Sequence[Any]


async def write_together(connection: Connection, parts: Sequence[Part]) -> None:
    """Write all parts by one statement."""
    statement = _statement(tuple((part.sql, len(part.values)) for part in parts))
    await connection.execute(statement, *(value for part in parts for value in part.values))


@lru_cache(maxsize=64)
def _statement(parts: tuple[tuple[str, int], ...]) -> str:
    texts, before = [], 0
    for sql, count in parts:
        texts.append(_renumbered(sql, before))
        before += count
    return f"WITH {', '.join(texts)} SELECT"


def _renumbered(sql: str, before: int) -> str:
    return _PLACE.sub(lambda place: f"${int(place[1]) + before}", sql)
