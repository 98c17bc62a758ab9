"""HTTP of the systems door: batches in, their fate out."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Request
from starlette.requests import ClientDisconnect

from services.admin_panel.deps import (
    BatchReader,
    BatchWriter,
    CurrentSettings,
    OrganizationWriter,
    OutageWriter,
)
from services.admin_panel.errors import BrokenBody, NotFound, UnknownKind, UnsupportedMedia
from services.admin_panel.ledger.queries import find_batch
from services.admin_panel.ledger.schemas import BatchDetailOut
from services.admin_panel.systems.actions import take_batch
from services.admin_panel.systems.documentation import request_body
from services.admin_panel.systems.schemas import BatchAnswerOut
from services.contracts.batches.kinds import LINES
from services.kit.database import CurrentDatabase, ReadConnection
from services.kit.deps import CurrentClient

router = APIRouter(prefix="/v1/batches", tags=["batches"])

# `curl --data-binary` says x-www-form-urlencoded unless it is told otherwise: that is refused,
# as is JSON, since one JSON document is not a batch.
_MEDIA = frozenset(
    {
        "",
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonlines",
        "application/octet-stream",
        "text/plain",
    }
)
_ENCODINGS = frozenset({"", "gzip"})

IdempotencyKey = Annotated[
    str | None,
    Header(
        pattern=r"^[\x21-\x7e]{1,128}$",
        description="Your own key of the batch, unique among yours (a UUID, say). The same key"
        " with the same lines is the same batch: it is stored once, however often it is sent."
        " Without it each sending is a new batch.",
    ),
]


def _check_media(request: Request) -> str:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in _MEDIA:
        raise UnsupportedMedia("Content-Type must be application/x-ndjson.")
    encoding = request.headers.get("content-encoding", "").strip().lower()
    if encoding == "identity":
        encoding = ""
    if encoding not in _ENCODINGS:
        raise UnsupportedMedia("Content-Encoding must be gzip or missing.")
    return encoding


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    try:
        async for chunk in request.stream():
            if chunk:
                yield chunk
    except ClientDisconnect as error:
        raise BrokenBody("The body ended early.") from error


# Who may send a kind, and by which scope; all others go by `batches:write`.
_WRITERS: Mapping[str, tuple[Any, str]] = {
    "outages": (OutageWriter, "batches:outages"),
    "servicing-organizations": (OrganizationWriter, "batches:organizations"),
    "served-houses": (OrganizationWriter, "batches:organizations"),
}
_ANY_WRITER = (BatchWriter, "batches:write")


def _sender(kind: str) -> Callable[..., Awaitable[BatchAnswerOut]]:
    async def send(
        *,
        request: Request,
        caller: BatchWriter,
        database: CurrentDatabase,
        settings: CurrentSettings,
        client: CurrentClient,
        idempotency_key: IdempotencyKey = None,
    ) -> BatchAnswerOut:
        encoding = _check_media(request)
        return await take_batch(
            database,
            client,
            settings.cabinet_url,
            settings.batch_seconds,
            caller=caller,
            kind=kind,
            key=idempotency_key,
            encoding=encoding,
            body=_chunks(request),
        )

    # FastAPI reads there who may send it.
    send.__annotations__["caller"] = _WRITERS.get(kind, _ANY_WRITER)[0]
    return send


_DESCRIPTION = """\
Send a batch of {kind}, one JSON object per line.

The answer comes after the lines are stored. Good lines are kept; rejected ones are listed with
line, field, code and reason, and `notes` lists likewise lines of which a part was left out. A
line with a known key replaces what was sent under it before.
Problems: 401, 403 (scope `{scope}`), 400 `broken-body`, 409 `idempotency-key-reused`,
413 `batch-too-large`, 415 `unsupported-media-type` or `not-utf-8`; 503 with Retry-After: send it
again under the same key.
"""
for _kind in LINES:
    router.add_api_route(
        f"/{_kind}",
        _sender(_kind),
        methods=["POST"],
        name=f"send_{_kind.replace('-', '_')}",
        summary=f"Send {_kind.replace('-', ' ')}",
        description=_DESCRIPTION.format(
            kind=_kind.replace("-", " "),
            scope=_WRITERS.get(_kind, _ANY_WRITER)[1],
        ),
        response_model=BatchAnswerOut,
        openapi_extra={"requestBody": request_body(_kind)},
    )


@router.post("/{kind}", include_in_schema=False)
async def refuse_unknown_kind(caller: BatchWriter, kind: str) -> None:
    """Refuse a kind that nobody takes."""
    raise UnknownKind(f"The kinds are {', '.join(LINES)}.")


@router.get("/{batch_id}", response_model=BatchDetailOut)
async def read_own_batch(
    caller: BatchReader, connection: ReadConnection, batch_id: UUID
) -> dict[str, Any]:
    """Return what became of one of your batches; 404 for anybody else's."""
    batch = await find_batch(connection, batch_id, caller.subject)
    if batch is None:
        raise NotFound
    return batch
