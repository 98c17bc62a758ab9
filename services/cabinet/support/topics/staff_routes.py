"""HTTP of topics, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import BeforeValidator

from services.cabinet.deps import key_of
from services.cabinet.support.topics import actions, queries
from services.cabinet.support.topics.schemas import StaffTopicOut, StaffTopicsOut, TopicIn
from services.kit.database import ReadConnection, Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/appeal-topics", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("appeals:see"))]
MayChange = Annotated[Caller, Depends(may("desk:change"))]
TopicKey = Annotated[int, BeforeValidator(key_of), Path(description="The topic's `id`.")]


@router.get("", response_model=StaffTopicsOut)
async def list_appeal_topics(staff: MaySee, connection: ReadConnection) -> dict[str, Any]:
    """List all topics in their order, those out of use among them."""
    return {"items": await queries.list_for_staff(connection)}


@router.post(
    "",
    status_code=201,
    response_model=StaffTopicOut,
    dependencies=[act("add_appeal_topic", "appeal_topic", "", ("title",))],
)
async def add_appeal_topic(given: TopicIn, staff: MayChange, session: Session) -> dict[str, Any]:
    """Add a topic."""
    return await actions.add_topic(session, staff, given)


@router.put(
    "/{topic_id}",
    response_model=StaffTopicOut,
    dependencies=[act("edit_appeal_topic", "appeal_topic", "topic_id", ("title",))],
)
async def edit_appeal_topic(
    topic_id: TopicKey, given: TopicIn, staff: MayChange, session: Session
) -> dict[str, Any]:
    """Change a topic; appeals that were written before keep what they were asked then."""
    return await actions.edit_topic(session, staff, topic_id, given)


@router.delete(
    "/{topic_id}",
    status_code=204,
    dependencies=[act("delete_appeal_topic", "appeal_topic", "topic_id")],
)
async def delete_appeal_topic(topic_id: TopicKey, staff: MayChange, session: Session) -> None:
    """Delete a topic that no appeal is about; 409 `topic-in-use` otherwise: take it out of use."""
    await actions.delete_topic(session, staff, topic_id)
