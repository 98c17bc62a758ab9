"""Which part of the log is asked for, as plain conditions, and its cursors; pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# So many are counted and no more: beyond that a number helps nobody, and costs a walk.
MOST_COUNTED = 10_000
# Ids are pasted whole; of a shorter beginning there may be millions.
SHORTEST_BEGINNING = 8
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# Of a request as the gateway makes it, of a user.
_WHOLE = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Above every letter.
_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the log: between entries, by time and number."""

    at: datetime
    entry_id: int

    @classmethod
    def read(cls, cursor: str) -> "Place":
        """Return the place that a cursor names, as `written` has made it."""
        moment, _, number = cursor.partition(".")
        return cls(_EPOCH + int(moment) * _MICROSECOND, int(number))

    @property
    def written(self) -> str:
        """The place as a cursor."""
        return f"{(self.at - _EPOCH) // _MICROSECOND}.{self.entry_id}"


def beginning(text: str) -> tuple[str, str]:
    """Return from where to where ids lie that begin with a text, both inclusive.

    A short one is the whole id, and so is one that looks whole: a single place in an index is
    found in a third of the time.
    """
    whole = len(text) < SHORTEST_BEGINNING or _WHOLE.fullmatch(text)
    return text, text if whole else text + _LAST_LETTER
