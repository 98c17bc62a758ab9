"""Staff keep answers that are ready, and take them filled for an appeal."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.support.templates import queries
from services.cabinet.support.templates.rules import (
    PLACEHOLDERS,
    Meaning,
    fill,
    unknown_placeholders,
)
from services.cabinet.support.templates.schemas import TemplateIn
from services.cabinet.support.topics.queries import find_topic
from services.kit.database import Connection, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act

_KIND = "answer_template"


async def list_templates(
    connection: Connection, staff: Caller, appeal_id: UUID | None
) -> list[dict[str, Any]]:
    """Return all of them as `TemplateOut` has them; for an appeal filled, its topic's first.

    Raises NotFound for an appeal that is not there.
    """
    appeal = None
    if appeal_id is not None:
        appeal = await queries.find_appeal(connection, appeal_id)
        if appeal is None:
            raise NotFound
    found = await queries.list_templates(connection, appeal and appeal["topic_id"])
    if appeal is None:
        return [one | {"filled": None} for one in found]
    values: dict[Meaning, str] = {
        "name": appeal["name"],
        "number": str(appeal["number"]),
        "account": appeal["account"] or "",
        "topic": appeal["title"],
        "staff": staff.name,
    }
    return [one | {"filled": fill(one["text"], values)} for one in found]


async def _examined(connection: Connection, given: TemplateIn) -> dict[str, Any]:
    errors = []
    if unknown := unknown_placeholders(given.text):
        words = f"Nobody fills {{{unknown[0]}}}; there are {', '.join(PLACEHOLDERS)}."
        errors.append(field_error("text", "unknown-placeholder", words))
    if given.topic_id is not None and await find_topic(connection, given.topic_id) is None:
        errors.append(field_error("topic_id", "unknown-topic", "There is no such topic."))
    if errors:
        raise ValidationFailed(errors=errors)
    return given.model_dump()


async def _found(connection: Connection, template_id: int) -> dict[str, Any]:
    template = await queries.find_template(connection, template_id)
    if template is None:
        raise NotFound
    return template | {"filled": None}


async def add_template(session: AsyncSession, staff: Caller, given: TemplateIn) -> dict[str, Any]:
    """Add one; return it. Raises ValidationFailed by field."""
    connection = await plain_of(session)
    values = await _examined(connection, given)
    template_id = await queries.add_template(connection, values)
    await record_act(session, staff, "add_answer_template", _KIND, template_id, after=values)
    return await _found(connection, template_id)


async def edit_template(
    session: AsyncSession, staff: Caller, template_id: int, given: TemplateIn
) -> dict[str, Any]:
    """Change one; return it. Raises NotFound, ValidationFailed by field."""
    connection = await plain_of(session)
    before = await _found(connection, template_id)
    values = await _examined(connection, given)
    await queries.change_template(connection, template_id, values)
    was = {name: before[name] for name in values}
    await record_act(
        session, staff, "edit_answer_template", _KIND, template_id, before=was, after=values
    )
    return await _found(connection, template_id)


async def delete_template(session: AsyncSession, staff: Caller, template_id: int) -> None:
    """Delete one. Raises NotFound."""
    connection = await plain_of(session)
    before = await _found(connection, template_id)
    await queries.delete_template(connection, template_id)
    await record_act(
        session, staff, "delete_answer_template", _KIND, template_id,
        before={"name": before["name"]},
    )  # fmt: skip
