"""Questions that are asked in the same moment, put to the database together.

When many open the same page at once, each of them asks the same of a thing of his own. What a
statement costs beside its work, on the way, in the driver and in the database's preparations, is
as much as that work; so questions that become ready in one turn of the loop go in one statement,
and whoever asks alone asks at once (docs/decisions/0046).
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

# More would keep those who are answered first waiting for those who are answered last.
_MOST_BEHIND = 31
_NAMES = {"1": "asked.user_id", "2": "asked.key"}
Fetch = Callable[..., Awaitable[Sequence[Any]]]


class Alike(NamedTuple):
    """A statement for one question, `$1` the user and `$2` his thing, and the same for many.

    Of many, `$1` and `$2` are arrays, and a row's first column `nth` is the number of its question.
    """

    one: str
    many: str


def alike(statement: str) -> Alike:
    """Return a statement, a constant of its service, with its form for many.

    Of many it is planned as it is for one (OFFSET 0), never as a join of whole tables.
    """
    of_each = re.sub(r"\$([12])\b", lambda found: _NAMES[found[1]], statement)
    return Alike(
        statement,
        "SELECT asked.nth, told.*"  # noqa: S608
        " FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS asked(user_id, key, nth)"
        f" CROSS JOIN LATERAL ({of_each} OFFSET 0) AS told",
    )


class _Question(NamedTuple):
    user_id: UUID
    key: int
    # None: whoever asked for all was told to go away, so ask alone.
    rows: "asyncio.Future[list[Any] | None]"


class Together:
    """Collects questions of one turn of the loop; `fetch` runs a statement."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        # Those who wait for the first of their kind in this turn, who asks for all of them.
        self._behind: dict[tuple[Any, ...], list[_Question]] = {}

    async def ask(self, about: Alike, user_id: UUID, key: int, *rest: Any) -> Sequence[Any]:
        """Return the rows of one question; `rest` are the arguments from `$3` on."""
        kind = (about, *rest)
        others = self._behind.get(kind)
        if others is None:
            return await self._lead(kind, user_id, key)
        question = _Question(user_id, key, asyncio.get_running_loop().create_future())
        others.append(question)
        if len(others) == _MOST_BEHIND:
            del self._behind[kind]
        rows = await question.rows
        return await self._fetch(about.one, user_id, key, *rest) if rows is None else rows

    async def _lead(self, kind: tuple[Any, ...], user_id: UUID, key: int) -> Sequence[Any]:
        about, *rest = kind
        others = self._behind[kind] = []
        try:
            # Whoever is ready in this turn comes behind.
            await asyncio.sleep(0)
            if self._behind.get(kind) is others:
                del self._behind[kind]
            if not others:
                return await self._fetch(about.one, user_id, key, *rest)
            users, keys = [user_id], [key]
            for question in others:
                users.append(question.user_id)
                keys.append(question.key)
            of_each: list[list[Any]] = [[] for _ in users]
            for row in await self._fetch(about.many, users, keys, *rest):
                of_each[row["nth"] - 1].append(row)
        except asyncio.CancelledError:
            if self._behind.get(kind) is others:
                del self._behind[kind]
            _tell(others, lambda rows, _: rows.set_result(None))
            raise
        except Exception as error:
            failure = error
            _tell(others, lambda rows, _: rows.set_exception(failure))
            raise
        _tell(others, lambda rows, number: rows.set_result(of_each[number]))
        return of_each[0]


def _tell(
    others: Sequence[_Question], how: "Callable[[asyncio.Future[list[Any] | None], int], None]"
) -> None:
    for number, (_, _, rows) in enumerate(others, 1):
        # Who has gone away meanwhile needs no answer.
        if not rows.done():
            how(rows, number)
