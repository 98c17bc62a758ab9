"""HTTP of answers that staff have ready."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BeforeValidator

from services.cabinet.deps import key_of
from services.cabinet.support.templates import actions
from services.cabinet.support.templates.schemas import TemplateIn, TemplateOut, TemplatesOut
from services.kit.database import ReadConnection, Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/answer-templates", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("appeals:see"))]
MayChange = Annotated[Caller, Depends(may("desk:change"))]
TemplateKey = Annotated[int, BeforeValidator(key_of), Path(description="The template's `id`.")]


@router.get("", response_model=TemplatesOut)
async def list_answer_templates(
    staff: MaySee,
    connection: ReadConnection,
    appeal_id: Annotated[UUID | None, Query(description="Fills the placeholders for it.")] = None,
) -> dict[str, Any]:
    """List the answers that are ready; for an appeal those of its topic first, and filled."""
    return {"items": await actions.list_templates(connection, staff, appeal_id)}


@router.post(
    "",
    status_code=201,
    response_model=TemplateOut,
    dependencies=[act("add_answer_template", "answer_template", "", ("name",))],
)
async def add_answer_template(
    given: TemplateIn, staff: MayChange, session: Session
) -> dict[str, Any]:
    """Add an answer; 422 for a placeholder that nobody fills, and a topic that is not there."""
    return await actions.add_template(session, staff, given)


@router.put(
    "/{template_id}",
    response_model=TemplateOut,
    dependencies=[act("edit_answer_template", "answer_template", "template_id", ("name",))],
)
async def edit_answer_template(
    template_id: TemplateKey, given: TemplateIn, staff: MayChange, session: Session
) -> dict[str, Any]:
    """Change an answer; refused as a new one is."""
    return await actions.edit_template(session, staff, template_id, given)


@router.delete(
    "/{template_id}",
    status_code=204,
    dependencies=[act("delete_answer_template", "answer_template", "template_id")],
)
async def delete_answer_template(
    template_id: TemplateKey, staff: MayChange, session: Session
) -> None:
    """Delete an answer."""
    await actions.delete_template(session, staff, template_id)
