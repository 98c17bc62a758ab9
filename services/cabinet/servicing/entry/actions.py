"""Handing in by hand for an organisation, and the list of what was handed in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.cabinet.access.queries import Servicer
from services.cabinet.errors import (
    HandedInAlready,
    SubmissionOfFormerSession,
    SubmissionWindowClosed,
)
from services.cabinet.servicing.entry import queries
from services.cabinet.servicing.entry.rules import Looker
from services.cabinet.servicing.entry.schemas import ServedSubmissionIn
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.rules import met, standing_out
from services.cabinet.submissions.bulk.actions import known_of_many
from services.cabinet.submissions.entry.actions import Submitter, hand_in
from services.cabinet.submissions.entry.actions import take_back as take_submission_back
from services.cabinet.submissions.entry.checks import check
from services.cabinet.submissions.entry.forms import submission_out
from services.cabinet.submissions.entry.rules import LIVE
from services.cabinet.submissions.entry.writes import lock_to_hand_in
from services.cabinet.submissions.windows.rules import window_at, window_begun
from services.cabinet.supplier.queries import read_settings
from services.cabinet.zones import zone
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.keys import KeyRing
from services.kit.pagination import PageRequest
from services.kit.problems import NotFound


async def submit(
    connection: Connection,
    keys: KeyRing,
    who: Servicer,
    session_id: UUID | None,
    given: ServedSubmissionIn,
) -> dict[str, Any]:
    """Take a reading of a meter in a served house; return it as `SubmissionOut` has it.

    `connection` is in a transaction, which is that of the whole act. The checks are those of
    households; raises NotFound for a meter elsewhere, and HandedInAlready where others, colleagues
    among them, have handed in other values, unless it is those that were seen (`base`).
    """
    if not await queries.is_served(connection, who.organization_id, given.meter_id):
        raise NotFound
    now = utc_now()
    await lock_to_hand_in(connection, [given.meter_id])
    known = (await known_of_many(connection, [given.meter_id], now)).get(given.meter_id)
    if known is None:
        raise NotFound
    checked = check(known, given)
    time_zone = known.row["time_zone"]
    same, standing = checked.same, checked.standing
    if standing is not None:
        meeting = met(
            standing, checked.values, own=who.organization_id, by=who.user_id, known={given.base}
        )
        if meeting == "another":
            told = standing_out(standing, known.place)
            colleague = await _colleague(connection, who, standing)
            raise HandedInAlready(standing=told | {"colleague": colleague})
        if meeting == "same":
            same = standing
    if same is not None:
        return submission_out(same, time_zone, now)
    by = Submitter(who.user_id, organization_id=who.organization_id, session_id=session_id)
    (made,) = await hand_in(connection, keys, by, [(known, checked)])
    return submission_out(made, time_zone, now)


async def _colleague(
    connection: Connection, who: Servicer, standing: Mapping[str, Any]
) -> str | None:
    """Return whose of the own organisation a reading is; None: it is somebody else's."""
    if standing["organization_id"] != who.organization_id:
        return None
    return await queries.read_person(connection, who.organization_id, standing["user_id"])


async def take_back(connection: Connection, who: Looker, submission_id: UUID) -> None:
    """Take back what was handed in in this session: it counts no more, and billing is told.

    What it stood in the place of counts again, unless that is of this session, too.
    `connection` is in a transaction, which is that of the whole act. Raises NotFound for what is
    another organisation's, SubmissionOfFormerSession, SubmissionWindowClosed when its window is
    over, and SubmissionSettled for what was refused or corrected.
    """
    found = await queries.find_handed_in(connection, who.organization_id, submission_id)
    if found is None:
        raise NotFound
    if who.session_id is None or found["session_id"] != who.session_id:
        raise SubmissionOfFormerSession
    today = utc_now().astimezone(zone(found["time_zone"])).date()
    if found["closes_on"] < today:
        window = window_at(today, found["reading_from"], found["reading_to"])
        raise SubmissionWindowClosed(
            opens_on=window.opens_on.isoformat(),
            closes_on=window.closes_on.isoformat(),
            time_zone=found["time_zone"],
        )
    await take_submission_back(connection, submission_id, today)


async def list_handed_in(
    connection: Connection, who: Looker, scope: Scope | None, page: PageRequest, *, refused: bool
) -> dict[str, Any]:
    """Return what was handed in for an organisation as `HandedInPageOut` has it.

    With `refused` only what was refused and is still lacking.
    """
    now = utc_now()
    settings = await read_settings(connection)
    today = now.astimezone(zone(settings["time_zone"])).date()
    window = window_begun(today, settings["reading_from"], settings["reading_to"])
    about = (connection, who, window.closes_on, scope)
    rows = await queries.list_handed_in(*about, page, now=now, refused=refused)
    told = rows
    if not rows and page.offset:
        # Beyond the end the rows cannot tell how many there are.
        first = PageRequest(limit=1, offset=0)
        told = await queries.list_handed_in(*about, first, now=now, refused=refused)
    counts = told[0] if told else dict.fromkeys(("found", "of_session", "refused"), 0)
    return {
        "items": [
            submission_out(row, row["time_zone"], now)
            | {name: row[name] for name in _OF_METER}
            | {"by": row["person"], "deletable": _is_deletable(row) and window.open}
            for row in rows
        ],
        "total": counts["refused" if refused else "found"],
        "of_session": counts["of_session"],
        "refused": counts["refused"],
        "today": today,
    }


_OF_METER = ("scope", "address", "flat", "serial_number", "ratio", "this_session")


def _is_deletable(row: Mapping[str, Any]) -> bool:
    return bool(row["this_session"]) and row["state"] in LIVE
