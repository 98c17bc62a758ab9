"""Staff keep the teams of the desk."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import TeamInUse, TeamNameTaken
from services.cabinet.support.replies.queries import know_person
from services.cabinet.support.teams import queries
from services.cabinet.support.teams.schemas import TeamIn
from services.kit.database import Connection, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act

_KIND = "desk_team"
Team = dict[str, Any]


async def _found(
    connection: Connection, staff: Caller, team_id: int, *, lock: bool = False
) -> Team:
    team = await queries.find_team(connection, UUID(staff.subject), team_id, lock=lock)
    if team is None:
        raise NotFound
    return team


def _told(team: Team) -> Team:
    return {"name": team["name"], "members": sorted(str(one["id"]) for one in team["members"])}


async def _set(connection: Connection, team_id: int, given: TeamIn) -> None:
    for one in given.members:
        if one.name:
            await know_person(connection, one.id, one.name)
    await queries.set_members(connection, team_id, [one.id for one in given.members])


async def add_team(session: AsyncSession, staff: Caller, given: TeamIn) -> Team:
    """Add a team; return it. Raises TeamNameTaken."""
    connection = await plain_of(session)
    team_id = await queries.add_team(connection, given.name)
    if team_id is None:
        raise TeamNameTaken
    await _set(connection, team_id, given)
    team = await _found(connection, staff, team_id)
    await record_act(session, staff, "add_desk_team", _KIND, team_id, after=_told(team))
    return team


async def edit_team(session: AsyncSession, staff: Caller, team_id: int, given: TeamIn) -> Team:
    """Change a team; return it. Its appeals stay its own. Raises NotFound, TeamNameTaken."""
    connection = await plain_of(session)
    before = await _found(connection, staff, team_id, lock=True)
    if await queries.is_taken(connection, team_id, given.name):
        raise TeamNameTaken
    await queries.rename_team(connection, team_id, given.name)
    await _set(connection, team_id, given)
    team = await _found(connection, staff, team_id)
    await record_act(
        session, staff, "edit_desk_team", _KIND, team_id, before=_told(before), after=_told(team)
    )
    return team


async def delete_team(session: AsyncSession, staff: Caller, team_id: int) -> None:
    """Delete a team of which no appeal goes on; its topics have none then.

    Raises NotFound, TeamInUse.
    """
    connection = await plain_of(session)
    team = await _found(connection, staff, team_id, lock=True)
    if team["appeals"]:
        raise TeamInUse(appeals=team["appeals"])
    await queries.delete_team(connection, team_id)
    await record_act(session, staff, "delete_desk_team", _KIND, team_id, before=_told(team))
