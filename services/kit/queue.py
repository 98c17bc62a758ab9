"""What queues in PostgreSQL have in common: texts of their statements, and waits between tries."""

import random

CHANNEL = "work"
_JITTER = 0.2


def backoff(attempts: int, first: float, longest: float) -> float:
    """Return the seconds to wait after so many failed tries: `first`, doubling to `longest`.

    Up to a fifth less, by lot: what has failed together must not come back together.
    """
    doubled = first * 2.0 ** min(max(attempts - 1, 0), 30)
    return min(doubled, longest) * random.uniform(1 - _JITTER, 1)  # noqa: S311 - no secret


def later(parameter: int) -> str:
    """Return the assignment that puts a row off by as many seconds as a parameter says.

    In the statement that claims a row it is the lease: who dies with it loses it then.
    """
    return f"due_at = now() + make_interval(secs => ${parameter})"


def due(table: str, key: str, *, where: str, order: str = "due_at", most: str = "1") -> str:
    """Return the select of what is to be claimed now, passing over what others are claiming."""
    return (
        f"SELECT {key} FROM {table} WHERE {where} AND due_at <= now()"  # noqa: S608 - constants
        f" ORDER BY {order} LIMIT {most} FOR UPDATE SKIP LOCKED"
    )


def settle(table: str, change: str) -> str:
    """Return the statement on a row that was claimed: its id is `$1`, its attempts are `$2`.

    The attempts fence: a worker that lost its lease must not touch what another has claimed.
    """
    return f"UPDATE {table} SET {change} WHERE id = $1 AND attempts = $2 AND state = 'sending'"  # noqa: S608


def rung(queue: str) -> str:
    """Return the call that wakes who works a queue off, once the transaction is committed."""
    return f"pg_notify('{CHANNEL}', '{queue}')"
