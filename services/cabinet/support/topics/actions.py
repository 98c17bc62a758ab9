"""Staff keep the topics of appeals."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import TopicInUse
from services.cabinet.support.topics import queries
from services.cabinet.support.topics.schemas import TopicIn
from services.kit.database import Connection, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act

_KIND = "appeal_topic"


def _values(given: TopicIn) -> dict[str, Any]:
    """Return a topic as it is kept: what has no English words of its own has the Russian ones."""
    values = given.model_dump()
    values["title_en"] = values["title_en"] or values["title"]
    for field in values["fields"]:
        field["title_en"] = field["title_en"] or field["title"]
        for choice in field["choices"]:
            choice["title_en"] = choice["title_en"] or choice["title"]
    return values


async def require_team(connection: Connection, team_id: int | None) -> None:
    """Refuse a team that is none: ValidationFailed (`team_id`)."""
    if team_id is not None and not await queries.is_team(connection, team_id):
        words = "There is no such team any more; choose another."
        raise ValidationFailed(errors=[field_error("team_id", "unknown-team", words)])


async def _found(connection: Connection, topic_id: int) -> dict[str, Any]:
    topic = await queries.find_topic(connection, topic_id, lock=True)
    if topic is None:
        raise NotFound
    return topic


async def add_topic(session: AsyncSession, staff: Caller, given: TopicIn) -> dict[str, Any]:
    """Add a topic; return it. Raises ValidationFailed (`team_id`)."""
    connection = await plain_of(session)
    await require_team(connection, given.team_id)
    values = _values(given)
    topic_id = await queries.add_topic(connection, values)
    await record_act(session, staff, "add_appeal_topic", _KIND, topic_id, after=values)
    return await _found(connection, topic_id)


async def edit_topic(
    session: AsyncSession, staff: Caller, topic_id: int, given: TopicIn
) -> dict[str, Any]:
    """Change a topic; return it. Raises NotFound, ValidationFailed (`team_id`)."""
    connection = await plain_of(session)
    before = await _found(connection, topic_id)
    await require_team(connection, given.team_id)
    values = _values(given)
    await queries.change_topic(connection, topic_id, values)
    was = {name: before[name] for name in values}
    await record_act(session, staff, "edit_appeal_topic", _KIND, topic_id, before=was, after=values)
    return await _found(connection, topic_id)


async def delete_topic(session: AsyncSession, staff: Caller, topic_id: int) -> None:
    """Delete a topic that no appeal is about. Raises NotFound, TopicInUse."""
    connection = await plain_of(session)
    topic = await _found(connection, topic_id)
    if topic["appeals"]:
        raise TopicInUse
    await queries.delete_topic(connection, topic_id)
    before = {"title": topic["title"]}
    await record_act(session, staff, "delete_appeal_topic", _KIND, topic_id, before=before)
