"""A receipt as the answer of a route: JSON, text or paper, alike for its owner and for staff."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import Depends, Header, Query, Response

from services.cabinet.deps import CurrentSettings
from services.cabinet.metering.export.words import Language, language_of
from services.cabinet.submissions.receipts.rules import read
from services.cabinet.submissions.receipts.schemas import Format, ReceiptOut, ReceiptQuery
from services.cabinet.submissions.receipts.sheet import Sheet, paper_of, text_of
from services.kit.clock import utc_now
from services.kit.deps import held
from services.kit.downloads import content_disposition
from services.kit.papers import PaperTurns, set_paper
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a receipt is asked for; `address` is the cabinet's, or empty."""

    form: Format
    language: Language
    address: str
    turns: PaperTurns


async def _asked(
    asked: Annotated[ReceiptQuery, Query()],
    settings: CurrentSettings,
    # Whoever makes a paper waits for one of these.
    turns: Annotated[PaperTurns, Depends(held("papers"))],
    accepted: Annotated[str, Header(alias="Accept-Language", max_length=1000)] = "",
) -> _Asked:
    language = asked.language or language_of(accepted)
    return _Asked(asked.format, language, settings.public_address, turns)


Asked = Annotated[_Asked, Depends(_asked)]


async def answer_with(found: Any, asked: _Asked, whose: str) -> Response:
    """Return a receipt's row in the form that is asked for; `whose`: the key of who asks.

    Raises NotFound when there is none, and Unavailable when no paper can be made now.
    """
    if found is None:
        raise NotFound
    document, kid = read(found["compact"])
    if asked.form == "json":
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
        address=asked.address,
        language=asked.language,
    )
    if asked.form == "text":
        return _file(text_of(sheet).encode(), sheet, "text/plain", "txt")
    return _file(
        await set_paper(asked.turns, whose, _TEMPLATE, paper_of(sheet)),
        sheet,
        "application/pdf",
        "pdf",
    )


def _file(content: bytes, sheet: Sheet, media_type: str, ending: str) -> Response:
    name = f"{sheet.words.file} {sheet.document['number']}.{ending}"
    headers = {
        "Content-Disposition": content_disposition(name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(content, media_type=media_type, headers=headers)
