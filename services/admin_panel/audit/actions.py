"""Looking the audit log's chain over, and dropping its oldest entries when an administrator asks.

The database's triggers let nobody change or remove an entry. Who owns the tables can still take
the triggers away, and then rewrite the past: the chain shows it, and for the newest links an
anchor that is kept elsewhere does.
"""

import asyncio
import logging
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from services.admin_panel.audit import queries
from services.kit.clock import utc_now
from services.kit.database import Connection, Database

log = logging.getLogger(__name__)
Anchor = tuple[int, str]
_ANCHOR = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")
_MOST_TOLD = 20
_NOTHING = "00" * 32


@dataclass
class Findings:
    """What was found: how much there is, the last link, and every fault in words."""

    links: int = 0
    last: str = ""
    faults: list[str] = field(default_factory=list)


async def verify_chain(connection: Connection, anchors: Sequence[Anchor] = ()) -> Findings:
    """Look over every link and every entry; say which was changed, removed, put in or moved.

    `anchors`: number and hash of links as earlier looks have noted them; each must still be there,
    or have been dropped since.
    """
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        ends = await queries.read_ends(connection)
        found = Findings(links=ends["links"])
        wrong = await queries.list_faults(connection, _MOST_TOLD + 1)
        found.faults = await _told(connection, wrong)
        found.faults += [
            f"entry {number} was put in past the chain: it is in no chain"
            for number in await queries.list_unchained(connection)
        ]
        found.faults += await _of_ends(connection, ends, anchors)
        found.last = written(await queries.find_newest(connection))
    if len(found.faults) > _MOST_TOLD:
        found.faults[_MOST_TOLD:] = ["and more"]
    return found


async def _told(connection: Connection, wrong: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return in words what is wrong about links: first what has only been moved."""
    links = [row["seq"] for row in wrong]
    entries = [row["entry_id"] for row in wrong]
    moved = {row["now"]: row["was"] for row in await queries.list_moved(connection, links)}
    exchanged = {
        row["was"]: row["now"] for row in await queries.list_exchanged(connection, links, entries)
    }
    told = []
    for row in wrong:
        seq, entry = row["seq"], row["entry_id"]
        if row["seq_before"] is not None and seq != row["seq_before"] + 1:
            lost = (row["seq_before"] + 1, seq - 1)
            which = f"link {lost[0]} is" if lost[0] == lost[1] else f"links {lost[0]}-{lost[1]} are"
            told.append(f"{which} gone: link {seq} does not follow link {row['seq_before']}")
        elif row["breaks"]:
            told.append(f"link {seq} does not follow link {row['seq_before']}")
        if row["gone"]:
            told.append(f"entry {entry} (link {seq}) is gone")
        elif seq in moved:
            told.append(f"link {seq} (entry {entry}) has been moved: it was link {moved[seq]}")
        elif entry in exchanged:
            told.append(
                f"entry {entry} (link {seq}) has been changed:"
                f" what it was stands in entry {exchanged[entry]}"
            )
        elif row["changed"]:
            told.append(f"entry {entry} (link {seq}) has been changed")
        elif not row["breaks"] and seq == (row["seq_before"] or seq - 1) + 1:
            told.append(f"the outcome of entry {entry} has been changed")
    return told


async def _of_ends(
    connection: Connection, ends: Mapping[str, Any], anchors: Sequence[Anchor]
) -> list[str]:
    """Return what is wrong about the oldest link, and about those that were seen before."""
    first = ends["first"]
    known = await queries.list_links(
        connection, [number for number, _ in anchors] + ([] if first is None else [first])
    )
    dropped = await queries.list_dropped(connection)
    faults = []
    if first is not None:
        before = known[first][0]
        if (first, before) != (1, _NOTHING) and dropped.get(first - 1) != before:
            faults.append(f"what stood before link {first} was removed by nobody")
    for number, digest in anchors:
        now = known[number][1] if number in known else dropped.get(number)
        # What was dropped since with younger ones after it is known by its last link alone.
        older = first is not None and number < first and number not in dropped
        if now != digest and not older:
            faults.append(f"link {number} is not the one that was seen before")
    return faults


def written(anchor: Anchor | None) -> str:
    """Return an anchor as it is noted."""
    return "" if anchor is None else f"{anchor[0]}:{anchor[1]}"


def read_anchor(text: str) -> Anchor | None:
    """Return the anchor that a text is, or a line of a file of anchors ends with; None: neither."""
    words = text.split()
    found = _ANCHOR.fullmatch(words[-1]) if words else None
    return None if found is None else (int(found[1]), found[2])


def read_anchors(path: Path) -> list[Anchor]:
    """Return the anchors of a file; one that is not there has none."""
    lines = path.read_text("ascii", "replace").splitlines() if path.is_file() else []
    return [anchor for anchor in map(read_anchor, lines) if anchor is not None]


async def note_anchor(database: Database, path: Path) -> None:
    """Note the newest link outside the database, once a day: in the log, and in a file.

    Whoever rewrites the newest entries with their links is found by it. A file that cannot be
    written to stops nothing: the log's line is there.
    """
    today = utc_now().date().isoformat()
    if (await asyncio.to_thread(_last_line, path)).startswith(today):
        return
    async with database.connection() as connection:
        newest = await queries.find_newest(connection)
    if newest is None:
        return
    log.info("audit_anchor", extra={"link": newest[0], "hash": newest[1]})
    try:
        await asyncio.to_thread(_append, path, f"{today} {written(newest)}\n")
    except OSError as error:
        log.warning("audit_anchor_not_noted", extra={"reason": type(error).__name__})


def _last_line(path: Path) -> str:
    lines = path.read_text("ascii", "replace").splitlines() if path.is_file() else []
    return lines[-1] if lines else ""


def _append(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="ascii") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


async def drop_before(connection: Connection, moment: datetime) -> int:
    """Remove the entries of before the moment and say so in the chain; return how many.

    Entries that came while newer ones were written stay until those may go.
    """
    async with connection.transaction():
        last = await queries.find_last_old(connection, moment)
        return 0 if last is None else await queries.drop_up_to(connection, last)
