"""Handing a reading in, correcting it, and what billing or staff say of it."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

from services.cabinet.access.links.telling import account_ending
from services.cabinet.errors import SubmissionSettled
from services.cabinet.events import publish
from services.cabinet.metering.partitions import ensure_partitions
from services.cabinet.metering.registers.actions import (
    find_free_moment,
    putting_own_readings,
    take_own_readings_out,
)
from services.cabinet.submissions.entry import queries, writes
from services.cabinet.submissions.entry.checks import Checked, Given, check
from services.cabinet.submissions.entry.forms import (
    COLUMNS,
    Known,
    former_out,
    known_of,
    submission_out,
    values_of,
)
from services.cabinet.submissions.entry.rules import LIVE, By, Verdict, Way
from services.cabinet.submissions.receipts.actions import Issuer, issuer, keeping
from services.cabinet.submissions.receipts.rules import Handed
from services.contracts.cabinet import SubmissionChanged
from services.kit.aside import Aside
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.keys import KeyRing
from services.kit.problems import NotFound
from services.kit.together import Part, write_together

# For which moment there was room, of each database: looked at anew before long, since partitions
# can be dropped, but not for every reading of a busy day.
_ROOM: "WeakKeyDictionary[Database, _Room]" = WeakKeyDictionary()
_ROOM_IS_KNOWN = timedelta(seconds=10)
# So many readings are written by one statement, while those after them are signed.
_PORTION = 500
# After so many what is aside goes on, and others of this process have their turn.
_TURN = 25


class Submitter(NamedTuple):
    """Who hands a reading in: a user, or None for staff.

    `late`: staff take it outside the days for readings, as one of the last ones.
    `organization_id`: the user does it for that servicing organisation, in that session.
    """

    user_id: UUID | None
    late: bool = False
    organization_id: int | None = None
    session_id: UUID | None = None

    @property
    def way(self) -> Way:
        """How it comes, as submissions name it."""
        if self.organization_id is not None:
            return "servicer"
        return "staff" if self.user_id is None else "web"

    @property
    def by(self) -> By:
        """Who does it, as states and events name him."""
        way = self.way
        return "consumer" if way == "web" else way


async def submit(
    connection: Connection, keys: KeyRing, who: Submitter, meter_id: int, given: Given
) -> dict[str, Any]:
    """Take a reading of a meter by hand; return it as `SubmissionOut` has it.

    `connection` is in a transaction, which is that of the whole act; `make_room` was done before.
    `fresh` beside what is
    returned: whether it was handed in just now. The user may hand in readings of the
    meter; staff do it for whoever holds its account. What was handed in in the same window is
    corrected; the same values again are the same submission (case B14). Raises the problems of
    `checks.py`.
    """
    now = utc_now()
    await writes.lock_to_hand_in(connection, [meter_id])
    row = await (
        queries.find_held_meter(connection, meter_id, now)
        if who.user_id is None
        else queries.find_meter(connection, who.user_id, meter_id, now)
    )
    if row is None:
        raise NotFound
    known = known_of(row, now)
    if who.late:
        known = known.late
    checked = check(known, given)
    if checked.same is not None:
        return submission_out(checked.same, row["time_zone"], now) | {"fresh": False}
    (made,) = await hand_in(connection, keys, who, [(known, checked)])
    return submission_out(made, row["time_zone"], now) | {"fresh": True}


async def hand_in(
    connection: Connection,
    keys: KeyRing,
    who: Submitter,
    taken: Sequence[tuple[Known, Checked]],
) -> list[dict[str, Any]]:
    """Write readings that were checked under the lock, each of another meter; none is `same`.

    What counted in the window is corrected. Returns the rows of the submissions, in that order,
    with what `submission_out` needs.
    """
    if not taken:
        return []
    corrected = [checked.standing for _, checked in taken if checked.standing is not None]
    if corrected:
        ids = [one["id"] for one in corrected]
        await writes.put_state(connection, ids, Verdict("corrected", who.by))
        await take_own_readings_out(
            connection, [(one["meter_id"], one["taken_at"]) for one in corrected]
        )
    coming = [(one.row["usage_point_id"], _corrected_by(new)) for one, new in taken]
    receipts = await issuer(connection, keys, coming)
    made: list[dict[str, Any]] = []
    async with Aside() as aside:
        for first in range(0, len(taken), _PORTION):
            portion = taken[first : first + _PORTION]
            rows, parts = await _made(receipts, who, portion)
            made += rows
            if first + _PORTION < len(taken):
                await aside.begin(write_together(connection, parts))
            else:
                await aside.done()
                await write_together(connection, parts)
    return [one | _FRESH for one in made]


async def _made(
    receipts: Issuer, who: Submitter, taken: Sequence[tuple[Known, Checked]]
) -> tuple[list[dict[str, Any]], list[Part]]:
    """Return rows of submissions, and all that is to be written of them."""
    said = Verdict("on_its_way", who.by)
    rows, issued, readings, facts = [], [], [], []
    for at, (known, checked) in enumerate(taken):
        meter = known.row
        row = _row(known, checked) | _of(who, checked)
        rows.append(row)
        issued.append(receipts.issue(_handed(meter, row)))
        readings.append((meter["meter_id"], checked.taken_at, checked.values))
        facts.append(_fact(row, meter, meter["watchers"], said))
        if at % _TURN == _TURN - 1:
            await asyncio.sleep(0)
    return rows, [
        writes.adding(rows, who.by),
        keeping(issued),
        putting_own_readings(readings),
        publish.part(facts),
    ]


def _corrected_by(checked: Checked) -> UUID | None:
    return None if checked.standing is None else checked.standing["id"]


def _of(who: Submitter, checked: Checked) -> dict[str, Any]:
    standing = checked.standing
    return {
        "user_id": who.user_id,
        "organization_id": who.organization_id,
        "session_id": who.session_id,
        "way": who.way,
        "confirmed": checked.confirmed,
        "corrects": _corrected_by(checked),
        "receipt_id": uuid4(),
        "photo_file": _photo_of(standing, checked.taken_on),
    }


def _photo_of(corrected: Mapping[str, Any] | None, taken_on: date) -> str | None:
    """Return the photo that stays with what was put right: it shows the counter on that day."""
    if corrected is None or corrected["taken_on"] != taken_on:
        return None
    photo: str | None = corrected["photo_file"]
    return photo


class _Room:
    """When the room of a database was looked at last; one does at a time, others wait for it."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.known_at = datetime.min.replace(tzinfo=UTC)


async def make_room(database: Database) -> None:
    """Make the partitions that a reading may need that is handed in now.

    Before the connection of the act is taken: who holds one and waits for another may wait for
    those who do the same.
    """
    room = _ROOM.setdefault(database, _Room())
    async with room.lock:
        now = utc_now()
        if abs(now - room.known_at) < _ROOM_IS_KNOWN:
            return
        # A window is a month long at most, and staff take readings of the one before; a point's
        # day begins up to a day before or after ours.
        days = [(now - timedelta(days=70)).date(), (now + timedelta(days=1)).date()]
        await ensure_partitions(database, "register_readings", days)
        room.known_at = now


_FRESH = {
    "state": "on_its_way",
    "corrected_by": None,
    "refused_by": None,
    "refusal_code": None,
    "refusal_text": None,
}


async def settle(connection: Connection, submission_id: UUID, verdict: Verdict) -> bool:
    """Let staff or billing say what becomes of a submission; False: it was said already.

    The verdict accepts or refuses; a refused reading counts no more. Raises NotFound, and
    SubmissionSettled for one that was refused, or that a later one has replaced: what is said of
    it then changes nothing.
    """
    found = await writes.lock_submission(connection, submission_id)
    if found is None:
        raise NotFound
    if found["state"] == verdict.state and (
        verdict.state == "accepted" or found["refusal_code"] == verdict.code
    ):
        return False
    if found["state"] not in LIVE:
        raise SubmissionSettled
    await writes.put_state(connection, [submission_id], verdict)
    if verdict.state == "refused":
        await take_own_readings_out(connection, [(found["meter_id"], found["taken_at"])])
    watchers = await writes.list_watchers(connection, found)
    await publish.plainly(connection, [_fact(found, found, watchers, verdict)])
    return True


async def take_back(connection: Connection, submission_id: UUID, today: date) -> None:
    """Take back what an organisation has handed in: what stood before its session counts again.

    `connection` is in a transaction, which is that of the whole act; `today` is a day of the place.
    Only while the days of the former one last, and with the receipt that it has; billing is told
    of it anew. Raises NotFound and SubmissionSettled as `settle` does.
    """
    verdict = Verdict("refused", "servicer", "taken-back")
    if not await settle(connection, submission_id, verdict):
        # A second request was faster, and it is done.
        return
    former = await writes.find_former(connection, submission_id, today)
    if former is None:
        return
    taken_at = await find_free_moment(connection, former["meter_id"], former["taken_at"])
    if taken_at != former["taken_at"]:
        await writes.move(connection, former["id"], taken_at)
    again = Verdict("on_its_way", "servicer")
    await writes.put_state(connection, [former["id"]], again)
    watchers = await writes.list_watchers(connection, former)
    reading = (former["meter_id"], taken_at, values_of(former))
    parts = [
        putting_own_readings([reading]),
        publish.part([_fact(former, former, watchers, again)]),
    ]
    await write_together(connection, parts)


def _row(known: Known, checked: Checked) -> dict[str, Any]:
    """Return the row of a submission, but for who hands it in and how."""
    row = known.row
    keys = ("usage_point_id", "meter_id", "account_id", "customer_id", "decimals")
    return {
        **{name: row[name] for name in keys},
        "id": uuid4(),
        "taken_on": checked.taken_on,
        "taken_at": checked.taken_at,
        "submitted_at": known.now,
        "opens_on": known.window.opens_on,
        "closes_on": known.window.closes_on,
        **{column: checked.values.get(name) for name, column in COLUMNS.items()},
        "previous": [
            former_out(one.former, known.place) for one in checked.judged.values() if one.former
        ],
        "consumption": {
            name: one.consumption
            for name, one in checked.judged.items()
            if one.consumption is not None
        },
        "overdue_since": known.overdue_since(checked.taken_on),
    }


def _handed(row: Any, made: Mapping[str, Any]) -> Handed:
    """Return what a receipt says of a submission; `row` is what is known of its meter."""
    names = ("receipt_id", "usage_point_id", "taken_on", "submitted_at", "way", "corrects")
    return Handed(
        submission_id=made["id"],
        values={str(zone): value for zone, value in values_of(made).items()},
        supplier=row["supplier"],
        account=row["account_number"],
        usage_point=row["mrid"],
        meter=row["serial_number"],
        **{name: made[name] for name in names},
    )


def _fact(
    submission: Mapping[str, Any],
    meter: Mapping[str, Any],
    watchers: Sequence[UUID] | None,
    said: Verdict,
) -> SubmissionChanged:
    """Return what is told of a state that a submission has come into, to who sees the readings.

    `meter` has what is known of it: serial number, number of the account.
    """
    return SubmissionChanged(
        submission_id=submission["id"],
        user_ids=list(watchers or ()),
        meter_id=submission["meter_id"],
        usage_point_id=submission["usage_point_id"],
        serial_number=meter["serial_number"],
        account_ending=account_ending(meter["account_number"]),
        state=said.state,
        by=said.by,
        taken_on=submission["taken_on"],
        values={str(name): value for name, value in values_of(submission).items()},
        corrects=submission["corrects"],
        code=said.code,
        text=said.text,
    )
