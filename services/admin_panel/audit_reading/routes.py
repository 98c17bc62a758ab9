"""HTTP of the audit log, for administrators."""

from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Depends, Path, Query, Response

from services.admin_panel.audit_reading import actions
from services.admin_panel.audit_reading.deps import CurrentOwners
from services.admin_panel.audit_reading.schemas import (
    AuditCardOut,
    AuditPageOut,
    AuditQuery,
    AuditWordsOut,
)
from services.admin_panel.audit_reading.words import words_in
from services.admin_panel.base import SERVICE
from services.kit.database import CurrentDatabase
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/admin/audit", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("audit:see"))]


def _json(document: dict[str, Any]) -> Response:
    """Answer with a document that is as its shape has it: fifty entries checked anew cost more."""
    return Response(orjson.dumps(document), media_type="application/json")


@router.get("", response_model=AuditPageOut, dependencies=[act("look_at_audit", "list")])
async def read_audit(
    staff: MaySee,
    database: CurrentDatabase,
    owners: CurrentOwners,
    wanted: Annotated[AuditQuery, Query()],
) -> Response:
    """List what staff, systems and consumers did, the newest first; that you looked is recorded.

    Names are told as they are now, and `gone` where there is nobody of that id any more. Days are
    the supplier's: a view of days is a 503 while cabinet does not answer.
    """
    page = await actions.read_page(database, owners, wanted)
    async with database.plain_transaction() as connection:
        await record_list_look(connection, SERVICE, staff, "audit", wanted, found=page["total"])
    return _json(page)


@router.get("/words")
async def read_words(
    staff: MaySee, language: Annotated[Literal["ru", "en"], Query()] = "ru"
) -> AuditWordsOut:
    """Return the words of acts, objects, roles and fields, by the names that entries hold."""
    return words_in(language)


@router.get("/{entry_id}", response_model=AuditCardOut)
async def read_entry(
    staff: MaySee,
    database: CurrentDatabase,
    owners: CurrentOwners,
    entry_id: Annotated[int, Path(ge=1, le=2**62)],
) -> Response:
    """Return an entry with what was before and after."""
    return _json(await actions.read_card(database, owners, entry_id))
