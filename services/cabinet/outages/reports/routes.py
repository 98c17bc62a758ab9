"""HTTP of reports that there is no energy (feature C16)."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from services.cabinet.deps import CurrentConsumer, SendingKey
from services.cabinet.outages.reports import actions, queries
from services.cabinet.outages.reports.schemas import ReportIn, ReportOut, ReportsOut
from services.kit.database import ReadConnection, Session

router = APIRouter(prefix="/api/cabinet/outage-reports", tags=["outages"])


@router.get("", response_model=ReportsOut)
async def list_reports(user_id: CurrentConsumer, connection: ReadConnection) -> dict[str, Any]:
    """List what you have reported in the last seven days, newest first."""
    return {"items": await queries.list_reports(connection, user_id)}


@router.post("", status_code=201, response_model=ReportOut)
async def report_outage(
    given: ReportIn, user_id: CurrentConsumer, session: Session, *, key: SendingKey = None
) -> dict[str, Any]:
    """Report that there is no energy at the place of an account of yours.

    `known` when we know of it already. A second report of a place within six hours is the first
    one. 404 for an account that is not yours today, 422 `since`, 429 `too-many-reports` after ten
    in a day, 409 `idempotency-key-reused`.
    """
    return await actions.report_outage(session, user_id, given, key)


@router.post("/{report_id}/over", response_model=ReportOut)
async def end_report(report_id: UUID, user_id: CurrentConsumer, session: Session) -> dict[str, Any]:
    """Say that energy is back; once more changes nothing."""
    return await actions.end_report(session, user_id, report_id)
