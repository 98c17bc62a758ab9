"""What a user does with devices, and sending what is due."""

import asyncio
import logging
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection, Database
from services.kit.problems import Unauthenticated, field_error
from services.kit.user_agents import browser_of, system_of
from services.kit.worker import mark
from services.notifications.errors import NotFound, ValidationFailed
from services.notifications.letters.rules import retry_pause, server_pause
from services.notifications.push import queries
from services.notifications.push.delivery import (
    EndpointRefused,
    NotAccepted,
    PushServices,
    ServiceUnreachable,
)
from services.notifications.push.rules import (
    decoded,
    endpoint_allowed,
    origin_of,
    payload_of,
    shorter_body,
    usable_keys,
)
from services.notifications.push.schemas import DeviceIn

log = logging.getLogger(__name__)
_LONGEST_USER_AGENT = 300
_LONGEST_NAME = 50
_GONE = (404, 410)
_TOO_LARGE = 413
_BUSY = (429, 503)


async def keep_device(
    session: AsyncSession,
    user_id: UUID,
    session_id: UUID,
    given: DeviceIn,
    *,
    hosts: tuple[str, ...],
    test_service: str,
    user_agent: str,
) -> Any:
    """Send the user's pushes to this browser from now on, as long as the session goes on.

    Raises Unauthenticated when the session has been ended, and ValidationFailed when the
    endpoint is none of a known push service, or nothing can be encrypted for the keys.
    """
    if not endpoint_allowed(given.endpoint, hosts, test_service):
        raise ValidationFailed(errors=[field_error("endpoint", "unknown-push-service")])
    p256dh, auth = decoded(given.p256dh), decoded(given.auth)
    if not usable_keys(p256dh, auth):
        raise ValidationFailed(errors=[field_error("p256dh", "no-key")])
    await queries.lock_devices(session)
    # Its access token is good for some minutes more; a lost phone must not subscribe anew with it.
    if await queries.has_ended(session, session_id):
        raise Unauthenticated
    told = user_agent[:_LONGEST_USER_AGENT]
    kept = await queries.keep_device(
        session,
        {
            "user_id": user_id,
            "session_id": session_id,
            "endpoint": given.endpoint,
            "p256dh": p256dh,
            "auth": auth,
            "browser": browser_of(told)[:_LONGEST_NAME],
            "system": system_of(told)[:_LONGEST_NAME],
        },
    )
    log.info("push_device_kept", extra={"device_id": str(kept["id"])})
    return kept


async def remove_device(session: AsyncSession, user_id: UUID, device_id: UUID) -> None:
    """Send nothing to a device any more. Raises NotFound for another's."""
    if not await queries.remove_device(session, user_id, device_id):
        raise NotFound
    log.info("push_device_removed", extra={"device_id": str(device_id)})


class Pusher:
    """Takes pushes from the queue and hands them over, several at a time."""

    def __init__(
        self, database: Database, services: PushServices, *, lease_seconds: float, at_once: int
    ) -> None:
        self._database = database
        self._services = services
        self._lease = lease_seconds
        self._at_once = at_once
        # By origin: how often in a row a push service could not be reached.
        self._failures: dict[str, int] = {}

    async def send_next(self) -> int:
        """Send what is due longest; return how many there were.

        Each is marked right after the push service's yes; that gap is the only one in which a
        kill makes a second copy, which replaces the first on the device (same Topic).
        """
        async with self._database.connection() as connection:
            claimed = await queries.claim_pushes(connection, self._lease, self._at_once)
            stale = [push["id"] for push in claimed if push["seconds_left"] <= 0]
            if stale:
                await queries.expire(connection, stale)
        await asyncio.gather(*(self._send(p) for p in claimed if p["seconds_left"] > 0))
        return len(claimed)

    async def _send(self, push: Any) -> None:
        key = (push["id"], push["attempts"])
        origin = origin_of(push["endpoint"])
        payload = payload_of(
            push["notice_id"],
            push["subject"],
            push["body"],
            push["link_address"],
            push["longest_body"],
        )
        try:
            await self._services.send(push, payload)
        except EndpointRefused:
            async with self._database.connection() as connection:
                await queries.drop_device(connection, push["device_id"])
            log.warning("push_endpoint_refused", extra=_fields(push))
        except ServiceUnreachable as error:
            self._failures[origin] = self._failures.get(origin, 0) + 1
            pause = server_pause(self._failures[origin])
            async with self._database.connection() as connection:
                await self._put_back(connection, push, pause, str(error))
                await queries.hold_back(connection, origin, pause)
            log.warning("push_service_unreachable", extra=_fields(push) | {"pause": pause})
        except NotAccepted as error:
            self._failures.pop(origin, None)
            async with self._database.connection() as connection:
                await self._refused(connection, push, error)
            log.info("push_not_accepted", extra=_fields(push) | {"reason": str(error)})
        else:
            self._failures.pop(origin, None)
            await mark(self._database, self._lease, lambda one: queries.mark_sent(one, *key))
            log.info("push_sent", extra=_fields(push))

    async def _refused(self, connection: Connection, push: Any, error: NotAccepted) -> None:
        key = (push["id"], push["attempts"])
        if error.status in _GONE:
            await queries.drop_device(connection, push["device_id"])
        elif error.status == _TOO_LARGE:
            body = shorter_body(push["longest_body"])
            if body is None:
                await queries.abandon(connection, *key, str(error))
            else:
                await self._put_back(connection, push, 0.0, str(error), body=body)
        elif error.status in _BUSY and error.wait is not None:
            # It has named the time itself: that is no try, and the push's term bounds it.
            await self._put_back(connection, push, error.wait, str(error))
        else:
            await queries.mark_failed(connection, *key, str(error), retry_pause(push["attempts"]))

    async def _put_back(
        self,
        connection: Connection,
        push: Any,
        pause: float,
        error: str,
        *,
        body: int | None = None,
    ) -> None:
        await queries.put_back(
            connection,
            push["id"],
            push["attempts"],
            error=error,
            pause=pause,
            body=push["longest_body"] if body is None else body,
        )


def _fields(push: Any) -> dict[str, Any]:
    return {
        "push_id": str(push["id"]),
        "service": origin_of(push["endpoint"]),
        "attempts": push["attempts"],
    }
