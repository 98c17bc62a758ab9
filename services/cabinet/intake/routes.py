"""HTTP of the intake: batches streamed by the systems door."""

from collections.abc import AsyncIterator
from contextlib import nullcontext
from datetime import timedelta
from typing import Annotated

import orjson
from fastapi import APIRouter, Header, Request, Response
from starlette.requests import ClientDisconnect

from services.cabinet.deps import internal, json_or_404
from services.cabinet.errors import IncompleteBody
from services.cabinet.intake import actions
from services.cabinet.intake.body import BatchBody
from services.cabinet.intake.schemas import BatchAnswerOut
from services.kit.database import CurrentDatabase, ReadConnection, reachable

router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[internal("batches")])


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    try:
        async for chunk in request.stream():
            if chunk:
                yield chunk
    except ClientDisconnect as error:
        raise IncompleteBody from error


@router.post(
    "/batches/{kind}",
    response_model=BatchAnswerOut,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
        }
    },
)
async def take_batch(
    *,
    kind: str,
    request: Request,
    database: CurrentDatabase,
    x_batch_id: Annotated[str, Header(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")],
    x_source: Annotated[str, Header(max_length=128)] = "",
    content_encoding: Annotated[str, Header(max_length=32)] = "",
) -> Response:
    """Take a batch of records, one JSON object per line, optionally gzip.

    Good lines are stored, bad ones answered with field, code and reason; `notes` tells of stored
    lines what was left out of them: values of intervals that have not begun. The answer comes
    after the commit; the same `X-Batch-Id` with the same records is answered the same, with others
    409. Over 16 MiB on the wire, 128 MiB unpacked, 100 000 lines or 64 KiB a line: 413, and
    nothing is stored.
    """
    body = BatchBody(_chunks(request), content_encoding.strip().lower())
    skew = timedelta(seconds=request.app.state.settings.clock_skew_seconds)
    async with reachable(nullcontext()):
        answer = await actions.take_batch(
            database, kind, x_batch_id, x_source, body, clock_skew=skew
        )
    return Response(orjson.dumps(answer), media_type="application/json")


@router.get("/batches/{batch_id}", response_model=BatchAnswerOut)
async def read_batch(batch_id: str, connection: ReadConnection) -> Response:
    """Return the answer that a batch got."""
    return json_or_404(await actions.find_answer(connection, batch_id))
