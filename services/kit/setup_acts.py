"""What the wizard changes, as the log is told of it: who asked, and acts that wait for a database.

The wizard's token names who came by a pass; whoever came with the key of the machine is nobody in
particular. What a service keeps in its own settings file changes in no transaction, and may be the
database itself: such an act lies beside that file until the worker has put it into the outbox of
the database that the service works with by then (docs/decisions/0055).
"""

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import Depends, Request
from pydantic import ValidationError

from services.contracts.staff import LOG_KEEPER, StaffActed, staff_acted
from services.kit.database import Connection
from services.kit.events import publish_once
from services.kit.identity import Caller
from services.kit.settings import ServiceSettings
from services.kit.staff import acted
from services.kit.worker import Lent, every

log = logging.getLogger(__name__)
# Who came with the key that the start printed.
INSTALLER = "installer"
# How an entry says that the panel was not where it was done.
WAY = "wizard"
_LOOK_SECONDS = 5.0
_MOST_KEPT = 200


async def _who_sets_up(request: Request) -> Caller:
    """Return for whom the calling service asks; to be taken behind `internal`."""
    told = request.state.asked_for
    subject, role = told.get("sub"), told.get("role")
    if not (isinstance(subject, str) and isinstance(role, str) and subject and role):
        subject, role = "", INSTALLER
    return Caller(
        subject=subject,
        audience="staff",
        session_id="",
        role=role,
        name="",
        scopes=frozenset(),
        restricted="",
        expires_at=0,
    )


# For whom the wizard asks: an administrator of the panel, or the installer.
WhoSetsUp = Annotated[Caller, Depends(_who_sets_up)]


def keep_act(
    settings_cls: type[ServiceSettings],
    staff: Caller,
    action: str,
    object_kind: str,
    object_id: object,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    changed: tuple[str, ...] = (),
) -> None:
    """Note what has been changed in the service's own file, for the worker to tell the log.

    `before` and `after` as of `record_act`; `changed` names what else has changed and is not told,
    as passwords are. Nothing is noted when nothing has changed. To be called once it is saved.
    """
    more = {"changed": list(changed)} if changed else {}
    told = acted(staff, action, object_kind, object_id, before=before, after=after, way=WAY, **more)
    if before is not None and not changed and not told.before and not told.after:
        return
    folder = _folder(settings_cls)
    if folder is None:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if len(list(folder.iterdir())) >= _MOST_KEPT:
        log.warning("setup_act_not_kept", extra={"action": action, "reason": "too many wait"})
        return
    # Seen by the worker only when it is whole.
    path = folder / f"{uuid4()}.json"
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(told.model_dump_json())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


async def tell_kept_acts(lent: Lent[Any]) -> None:
    """Tell the log, every few seconds, of the acts that were kept; a worker loop."""
    await every(_LOOK_SECONDS, lambda: tell_kept(lent))


async def tell_kept(lent: Lent[Any]) -> None:
    """Put the acts that were kept into the outbox, the oldest first; each counts once."""
    settings: ServiceSettings = lent.settings
    folder = _folder(type(settings))
    kept = _kept(folder) if folder is not None and folder.is_dir() else []
    # What is left behind in a former database may never be carried.
    if not kept or type(settings)().database_url != settings.database_url:
        return
    async with lent.database.connection() as connection:
        for path, told in kept:
            await _tell(connection, settings.service, told, UUID(path.stem))
            path.unlink(missing_ok=True)


async def _tell(connection: Connection, service: str, told: StaffActed, event_id: UUID) -> None:
    kind = staff_acted(service)
    await publish_once(connection, {kind: (LOG_KEEPER,)}, kind, told, event_id)


def _kept(folder: Path) -> list[tuple[Path, StaffActed]]:
    found = []
    for path in folder.glob("*.json"):
        try:
            UUID(path.stem)
            found.append((path, StaffActed.model_validate_json(path.read_bytes())))
        except (ValueError, ValidationError, OSError) as error:
            log.warning("setup_act_unreadable", extra={"reason": type(error).__name__})
    return sorted(found, key=lambda one: (str(one[1].at), one[0].name))


def _folder(settings_cls: type[ServiceSettings]) -> Path | None:
    """Return where acts wait: beside the settings file, which the worker reads as well."""
    path = settings_cls.file_path()
    return path.with_name(f"{path.name}.acts") if path else None
