"""What was known when: of a thing that was replaced, the version that stood at a moment.

When a value came is told by the batch that brought it, or by itself when a person did. Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

Content = TypeVar("Content")
# What an answer lists of corrections; there may be one for each day and meter of a year.
MOST_CORRECTIONS = 200


class Delivered(NamedTuple):
    """When a batch came, who sent it, and the sender's own number of it."""

    at: datetime
    sender: str
    batch_id: str


Batches = Mapping[int, Delivered]


class Version(NamedTuple, Generic[Content]):
    """A content that a batch brought (or a person, at `known_at`), until it was replaced."""

    content: Content
    batch: int
    known_at: datetime | None = None
    replaced_at: datetime | None = None


class Change(NamedTuple, Generic[Content]):
    """One content in the place of another; by a person when there is no sender.

    `before` is None when it came in the place of nothing, `after` when it was taken out.
    """

    before: Content | None
    after: Content | None
    at: datetime | None
    sender: str | None
    batch_id: str | None


def version_at(versions: Sequence[Version[Any]], moment: datetime, batches: Batches) -> int | None:
    """Return which of the versions, the eldest first, stood at the moment; None: none did yet.

    What no batch tells the time of was known always.
    """
    for number, version in enumerate(versions):
        if version.replaced_at is None or version.replaced_at > moment:
            since = _since(version, batches)
            return number if number or since is None or since <= moment else None
    return None


def changes_after(
    versions: Sequence[Version[Content]], stood: int | None, batches: Batches
) -> Iterator[Change[Content]]:
    """Yield what became of the version that stood (None: of nothing), step by step until now."""
    first = 0 if stood is None else stood + 1
    for number in range(first, len(versions)):
        version = versions[number]
        before = versions[number - 1] if number else None
        came = batches.get(version.batch)
        yield Change(
            None if before is None else before.content,
            version.content,
            before.replaced_at if before is not None else _since(version, batches),
            None if came is None else came.sender,
            None if came is None else came.batch_id,
        )
    last = versions[-1]
    if last.replaced_at is not None:
        yield Change(last.content, None, last.replaced_at, None, None)


def _since(version: Version[Any], batches: Batches) -> datetime | None:
    if version.known_at is not None:
        return version.known_at
    came = batches.get(version.batch)
    return None if came is None else came.at
