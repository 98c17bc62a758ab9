"""Changing who the supplier is, and the picture that stands beside its name."""

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
from services.cabinet.supplier.rules import LARGEST_LOGO, size_of_png
from services.contracts.cabinet import SupplierChanged
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.problems import TooLarge
from services.kit.staff import record_act
from services.kit.uploads import FileTooComplex, examine


async def change_settings(session: AsyncSession, settings: dict[str, Any]) -> None:
    """Replace the supplier's settings, and tell those who write in its name."""
    await write_settings(session, settings)
    await _tell(session)


async def _tell(session: AsyncSession) -> None:
    """Tell the supplier as it is now: some of what was given may be left as it was."""
    now = await read_public(await plain_of(session))
    await publish(session, SupplierChanged(**{k: now[k] for k in SupplierChanged.model_fields}))


async def change_settings_by_staff(
    session: AsyncSession, staff: Caller, settings: dict[str, Any]
) -> dict[str, Any]:
    """Replace the supplier's settings as an act of staff; return them as they are now.

    The log is told of what differs only; second proofs of None stay as they are.
    """
    connection = await plain_of(session)
    before = await read_settings(connection)
    await change_settings(session, settings)
    after = await read_settings(connection)
    await record_act(
        session,
        staff,
        "change_settings",
        "supplier",
        "",
        before=before,
        after=after,
    )
    return after


async def change_logo(session: AsyncSession, staff: Caller, content: bytes) -> None:
    """Keep a PNG as the supplier's logo, written anew so that nothing but its pixels stays.

    Raises TooLarge (over `LARGEST_LOGO` bytes), FileTooComplex (a side of over 4 000 pixels),
    and the refusals of `kit/uploads.py`.
    """
    if len(content) > LARGEST_LOGO:
        raise TooLarge
    taken = await examine("png", content, largest=LARGEST_LOGO)
    size = size_of_png(taken.content)
    if size is None:
        raise FileTooComplex
    before = await find_digest(await plain_of(session))
    digest = sha256(taken.content).hexdigest()[:16]
    width, height = size
    await put_logo(
        session,
        {"content": taken.content, "media_type": "image/png", "width": width, "height": height}
        | {"digest": digest},
    )
    await _tell(session)
    await record_act(
        session,
        staff,
        "change_logo",
        "supplier",
        "",
        before={"logo": before},
        after={"logo": digest},
    )


async def remove_logo(session: AsyncSession, staff: Caller) -> None:
    """Show the supplier without a logo; nothing happens when there is none."""
    before = await find_digest(await plain_of(session))
    if before is None:
        return
    await drop_logo(session)
    await _tell(session)
    await record_act(
        session, staff, "remove_logo", "supplier", "", before={"logo": before}, after={"logo": None}
    )
