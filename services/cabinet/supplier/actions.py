"""Changing who the supplier is, and the picture that stands beside its name."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.events import publish
from services.cabinet.supplier.queries import (
    drop_logo,
    find_digest,
    put_logo,
    read_public,
    read_settings,
    write_settings,
)
from services.cabinet.supplier.rules import LARGEST_LOGO, POLICIES, size_of_png
from services.contracts.cabinet import PoliciesChanged, SupplierChanged
from services.kit.database import plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import TooLarge, ValidationFailed, field_error
from services.kit.setup_acts import WAY
from services.kit.staff import record_act
from services.kit.uploads import FileTooComplex, examine

Told = SupplierChanged | PoliciesChanged


async def change_settings(session: AsyncSession, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change the settings that are named, and tell those who act by them; return all as they are.

    What is None stays. Raises ValidationFailed for days of readings that are one day only.
    """
    connection = await plain_of(session)
    before = await read_settings(connection, lock=True)
    wanted = before | {name: value for name, value in changes.items() if value is not None}
    if wanted["reading_from"] == wanted["reading_to"]:
        raise ValidationFailed(
            errors=[
                field_error(
                    "reading_to", "one-day", "Readings are taken on two days of a month at least."
                )
            ]
        )
    await write_settings(session, wanted)
    await _tell(session)
    if any(before[name] != wanted[name] for name in POLICIES):
        await publish(session, PoliciesChanged(**{name: wanted[name] for name in POLICIES}))
    return await read_settings(connection)


async def _tell(session: AsyncSession) -> None:
    """Tell the supplier as it is now: some of what was given may be left as it was."""
    await publish(session, SupplierChanged(**await _fields_of(SupplierChanged, session)))


async def _fields_of(fact: type[Told], session: AsyncSession) -> dict[str, Any]:
    connection = await plain_of(session)
    now = await (read_public if fact is SupplierChanged else read_settings)(connection)
    return {name: now[name] for name in fact.model_fields}


async def what_is_told(session: AsyncSession) -> dict[str, dict[str, Any]]:
    """Return what each service that is told of the supplier should know by now, by its name."""
    told: dict[str, dict[str, Any]] = {}
    for fact in (SupplierChanged, PoliciesChanged):
        fields = await _fields_of(fact, session)
        for service in publish.subscribers[fact.type]:
            told[service] = told.get(service, {}) | fields
    return told


async def change_settings_by_staff(
    session: AsyncSession, staff: Caller, changes: Mapping[str, Any], seen: frozenset[str]
) -> dict[str, Any]:
    """Change settings as an act of staff; return all of them as they are now.

    The log is told of what differs, if anything does. Raises Stale, and as `change_settings`.
    """
    before = await read_settings(await plain_of(session), lock=True)
    require_seen(seen, before)
    after = await change_settings(session, changes)
    if after != before:
        await record_act(
            session, staff, "change_settings", "supplier", "", before=before, after=after
        )
    return after


async def change_organisation(session: AsyncSession, staff: Caller, given: dict[str, Any]) -> None:
    """Set who the supplier is as the wizard says it; what else is set stays as it is.

    The log is told of what differs, if anything does.
    """
    before = await read_settings(await plain_of(session), lock=True)
    after = await change_settings(session, given)
    if after != before:
        await record_act(
            session, staff, "change_settings", "supplier", "", before=before, after=after, way=WAY
        )


async def change_logo(session: AsyncSession, staff: Caller, content: bytes, **details: str) -> None:
    """Keep a PNG as the supplier's logo as an act of staff. Raises as `keep_logo`."""
    before = await find_digest(await plain_of(session))
    digest = await keep_logo(session, content)
    await record_act(
        session,
        staff,
        "change_logo",
        "supplier",
        "",
        before={"logo": before},
        after={"logo": digest},
        **details,
    )


async def keep_logo(session: AsyncSession, content: bytes) -> str:
    """Keep a PNG as the supplier's logo, written anew so that nothing but its pixels stays.

    Returns its digest. Raises TooLarge (over `LARGEST_LOGO` bytes), FileTooComplex (a side of
    over 4 000 pixels), and the refusals of `kit/uploads.py`.
    """
    if len(content) > LARGEST_LOGO:
        raise TooLarge
    taken = await examine("png", content, largest=LARGEST_LOGO)
    size = size_of_png(taken.content)
    if size is None:
        raise FileTooComplex
    digest = sha256(taken.content).hexdigest()[:16]
    width, height = size
    await put_logo(
        session,
        {"content": taken.content, "media_type": "image/png", "width": width, "height": height}
        | {"digest": digest},
    )
    await _tell(session)
    return digest


async def remove_logo(session: AsyncSession, staff: Caller, **details: str) -> None:
    """Show the supplier without a logo; nothing happens when there is none."""
    before = await find_digest(await plain_of(session))
    if before is None:
        return
    await drop_logo(session)
    await _tell(session)
    was, now = {"logo": before}, {"logo": None}
    await record_act(
        session, staff, "remove_logo", "supplier", "", before=was, after=now, **details
    )
