"""Taking a batch: written in the ledger, streamed to cabinet unparsed, answered when committed."""

import logging
from collections.abc import AsyncIterator
from urllib.parse import quote
from uuid import UUID

import httpx
from pydantic import ValidationError

from services.admin_panel.errors import (
    BatchTooLarge,
    BrokenBody,
    IdempotencyKeyReused,
    NotUtf8,
    RequestRefused,
    TooLarge,
    Unavailable,
    UnknownKind,
    UnsupportedMedia,
    unavailable,
)
from services.admin_panel.ledger.queries import (
    close_batch,
    fail_batch,
    list_unanswered,
    note_on_batch,
    open_batch,
)
from services.admin_panel.systems.schemas import LIMITS, BatchAnswer, BatchAnswerOut
from services.kit.client import ServiceClient
from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.problems import NotFound, Problem

log = logging.getLogger(__name__)
_NOT_UTF8 = NotUtf8("The body is UTF-16 or UTF-32; send the same lines as UTF-8.")
_LONGEST_SOURCE = 128

# What cabinet refuses with, by status: our own problem and its words.
_REFUSALS: dict[int, Problem] = {
    400: BrokenBody("The body ended early, or is not the gzip that Content-Encoding says."),
    404: UnknownKind("See /openapi.json for the kinds."),
    409: IdempotencyKeyReused("Send another batch under a key of its own."),
    413: BatchTooLarge(LIMITS),
    415: UnsupportedMedia("Content-Encoding must be gzip or missing."),
    422: RequestRefused("The batch as a whole does not fit; see /openapi.json."),
}


async def take_batch(
    database: Database,
    client: ServiceClient,
    cabinet_url: str,
    batch_seconds: float,
    *,
    caller: Caller,
    kind: str,
    key: str | None,
    encoding: str,
    body: AsyncIterator[bytes],
) -> BatchAnswerOut:
    """Stream a batch to cabinet; return its answer, which cabinet has committed.

    The batch stands in the ledger before the first byte is read. The same key of the same client
    is the same batch: cabinet answers it as before and stores nothing twice, so an interrupted
    one is finished by sending it again. Raises IdempotencyKeyReused for a key of another batch,
    the problems of `_REFUSALS`, and 503 with Retry-After when cabinet does not answer; then the
    batch may or may not be stored, and the worker finds out. `body` raises BrokenBody when the
    sender goes away.
    """
    async with database.connection() as connection:
        batch = await open_batch(
            connection, caller.subject, caller.name or caller.subject, kind, key
        )
    if batch["kind"] != kind:
        raise IdempotencyKeyReused(f"The key belongs to a batch of {batch['kind']}.")
    headers = {
        "X-Batch-Id": str(batch["id"]),
        # A header holds ASCII only; a name may be in any script.
        "X-Source": quote(caller.name or caller.subject)[:_LONGEST_SOURCE],
        "Content-Type": "application/x-ndjson",
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    try:
        response = await client.request(
            "POST",
            "cabinet",
            f"{cabinet_url}/internal/batches/{kind}",
            timeout=batch_seconds,
            headers=headers,
            content=body,
        )
    except BrokenBody:
        await _fail(database, batch["id"], BrokenBody.name)
        raise
    except TooLarge as error:
        await _fail(database, batch["id"], BatchTooLarge.name)
        raise BatchTooLarge(LIMITS) from error
    except Unavailable as error:
        await _note(database, batch["id"], Unavailable.name)
        raise unavailable("The batch was not acknowledged; send it again.") from error
    return await _settle(database, batch["id"], response)


async def _settle(database: Database, batch_id: UUID, response: httpx.Response) -> BatchAnswerOut:
    """Write cabinet's answer into the ledger, and make it ours."""
    if refusal := _refusal_of(response):
        await _fail(database, batch_id, refusal.name)
        raise type(refusal)(refusal.detail)
    if response.status_code != httpx.codes.OK:
        log.error("cabinet_refuses", extra={"status": response.status_code})
        await _note(database, batch_id, Unavailable.name)
        raise unavailable("The batch was not acknowledged; send it again.")
    answer = _read(response)
    async with database.connection() as connection:
        await close_batch(connection, batch_id, answer.model_dump())
    return BatchAnswerOut(batch_id=batch_id, **answer.model_dump())


def _refusal_of(response: httpx.Response) -> Problem | None:
    if _problem_name(response) == NotUtf8.name:
        return _NOT_UTF8
    return _REFUSALS.get(response.status_code)


def _problem_name(response: httpx.Response) -> str:
    """Return the name of the problem that cabinet answers with; empty when it has none."""
    try:
        told = response.json()
    except ValueError:
        return ""
    return str(told.get("type", "")).rpartition(":")[2] if isinstance(told, dict) else ""


def _read(response: httpx.Response) -> BatchAnswer:
    try:
        return BatchAnswer.model_validate_json(response.content)
    except ValidationError as error:
        log.warning("cabinet_answers_otherwise")
        raise unavailable("The batch was not acknowledged; send it again.") from error


async def _fail(database: Database, batch_id: UUID, code: str) -> None:
    async with database.connection() as connection:
        await fail_batch(connection, batch_id, code)


async def _note(database: Database, batch_id: UUID, code: str) -> None:
    async with database.connection() as connection:
        await note_on_batch(connection, batch_id, code)


async def settle_unanswered(
    database: Database, client: ServiceClient, cabinet_url: str, older_seconds: float
) -> None:
    """Ask cabinet what became of batches whose answer was lost, and close them in the ledger.

    One that cabinet does not know has not been stored: it failed, until it is sent again.
    """
    async with database.connection() as connection:
        waiting = await list_unanswered(connection, older_seconds)
    for batch_id in waiting:
        response = await client.request(
            "GET", "cabinet", f"{cabinet_url}/internal/batches/{batch_id}"
        )
        if response.status_code == NotFound.status:
            await _fail(database, batch_id, "not-stored")
        elif response.status_code == httpx.codes.OK:
            answer = _read(response)
            async with database.connection() as connection:
                await close_batch(connection, batch_id, answer.model_dump())
        else:
            log.warning("cabinet_refuses", extra={"status": response.status_code})
            return
        log.info("batch_settled", extra={"batch_id": str(batch_id)})
