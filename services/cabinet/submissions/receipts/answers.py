"""A receipt as the answer of a route: JSON, text or paper, alike for its owner and for staff."""

import asyncio
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import Depends, Header, Response

from services.cabinet.metering.export.words import language_of
from services.cabinet.submissions.receipts.rules import read
from services.cabinet.submissions.receipts.schemas import ReceiptOut, ReceiptQuery
from services.cabinet.submissions.receipts.sheet import Sheet, paper_of, text_of
from services.kit.clock import utc_now
from services.kit.deps import held
from services.kit.downloads import content_disposition
from services.kit.papers import set_paper
from services.kit.problems import NotFound

_TEMPLATE = Path(__file__).with_name("receipt.typ")
RECEIPT: dict[int | str, dict[str, Any]] = {
    200: {
        "model": ReceiptOut,
        "description": "The receipt",
        "content": {
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
            "text/plain": {"schema": {"type": "string"}},
        },
    }
}
Accepted = Annotated[str, Header(alias="Accept-Language", max_length=1000)]
# Whoever makes a paper waits for one of these.
Turns = Annotated[asyncio.Semaphore, Depends(held("papers"))]


async def answer_with(
    found: Any, turns: asyncio.Semaphore, asked: ReceiptQuery, accepted: str, address: str
) -> Response:
    """Return a receipt's row in the form that is asked for; `address` is the cabinet's, or empty.

    Raises NotFound when there is none, and Unavailable when no paper can be made now.
    """
    if found is None:
        raise NotFound
    document, kid = read(found["compact"])
    if asked.format == "json":
        told = ReceiptOut(
            document=document,
            kid=kid,
            refusal=found["refusal_text"],
            **{
                name: found[name]
                for name in ("compact", "digest", "submission_id", "state", "corrected_by")
            },
        )
        return Response(told.model_dump_json(), media_type="application/json")
    sheet = Sheet(
        document=document,
        compact=found["compact"],
        digest=found["digest"],
        kid=kid,
        state=found["state"],
        refusal=found["refusal_text"],
        decimals=found["decimals"],
        zone=ZoneInfo(found["time_zone"]),
        now=utc_now(),
        address=address,
        language=asked.language or language_of(accepted),
    )
    if asked.format == "text":
        return _file(text_of(sheet).encode(), sheet, "text/plain", "txt")
    return _file(
        await set_paper(turns, _TEMPLATE, paper_of(sheet)), sheet, "application/pdf", "pdf"
    )


def _file(content: bytes, sheet: Sheet, media_type: str, ending: str) -> Response:
    name = f"{sheet.words.file} {sheet.document['number']}.{ending}"
    headers = {
        "Content-Disposition": content_disposition(name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(content, media_type=media_type, headers=headers)
