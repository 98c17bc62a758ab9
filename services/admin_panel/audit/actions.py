"""Looking the audit log's chain over, and dropping its oldest entries when an administrator asks.

The database's triggers let nobody change or remove an entry. Who owns the tables can still take
the triggers away, and then rewrite the past: the chain shows it, and for the newest links an
anchor that is kept elsewhere does.
"""

from dataclasses import dataclass, field
from datetime import datetime

from services.admin_panel.audit import queries
from services.kit.database import Connection

_MOST_TOLD = 20
_NEVER = b"\0" * 32


@dataclass
class Findings:
    """What was found: how much there is, the last link, and every fault in words."""

    links: int = 0
    last: str = ""
    faults: list[str] = field(default_factory=list)


async def verify_chain(connection: Connection, anchor: tuple[int, str] | None = None) -> Findings:
    """Look over every link and every entry.

    `anchor`: number and hash of a link as an earlier look has printed them; it must still be
    there, or have been dropped since.
    """
    found = Findings()
    before_seq, before_hash = 0, _NEVER
    dropped: dict[int, str] = {}
    hashes: dict[int, str] = {}
    first: tuple[int, str] | None = None
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        async for row in queries.walk_links(connection):
            seq = row["seq"]
            if first is None:
                first = (seq - 1, row["previous"].hex())
                before_seq, before_hash = seq - 1, row["previous"]
            if seq != before_seq + 1 or row["previous"] != before_hash:
                found.faults.append(f"link {seq} does not follow link {before_seq}")
            if row["computed"] != row["hash"]:
                found.faults.append(f"entry {row['entry_id']} (link {seq}) has been changed")
            if row["kind"] == "dropped":
                dropped[row["entry_id"]] = row["outcome"]
            elif not row["there"]:
                found.faults.append(f"entry {row['entry_id']} (link {seq}) is gone")
            elif row["is_last"] and (row["object_id"], row["outcome"]) != (
                row["now_object_id"],
                row["now_outcome"],
            ):
                found.faults.append(f"the outcome of entry {row['entry_id']} has been changed")
            before_seq, before_hash = seq, row["hash"]
            hashes[seq] = row["hash"].hex()
            found.links += 1
        unchained = await queries.list_unchained(connection)
    found.faults += [f"entry {number} is in no chain" for number in unchained]
    if first is not None and first != (0, _NEVER.hex()) and dropped.get(first[0]) != first[1]:
        found.faults.append(f"what stood before link {first[0] + 1} was removed by nobody")
    if anchor is not None and hashes.get(anchor[0], dropped.get(anchor[0])) != anchor[1]:
        older = first is not None and anchor[0] <= first[0] and anchor[0] not in dropped
        if not older:
            found.faults.append(f"link {anchor[0]} is not the one that was seen before")
    if before_seq:
        found.last = f"{before_seq}:{before_hash.hex()}"
    del found.faults[_MOST_TOLD:]
    return found


async def drop_before(connection: Connection, moment: datetime) -> int:
    """Remove the entries of before the moment and say so in the chain; return how many.

    Entries that came while newer ones were written stay until those may go.
    """
    async with connection.transaction():
        last = await queries.find_last_old(connection, moment)
        return 0 if last is None else await queries.drop_up_to(connection, last)
