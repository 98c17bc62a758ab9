"""HTTP of teams, for staff."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from pydantic import BeforeValidator

from services.cabinet.deps import key_of
from services.cabinet.support.teams import actions, queries
from services.cabinet.support.teams.schemas import TeamIn, TeamOut, TeamsOut
from services.kit.database import ReadConnection, Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/desk-teams", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("appeals:see"))]
MayChange = Annotated[Caller, Depends(may("desk:change"))]
TeamKey = Annotated[int, BeforeValidator(key_of), Path(description="The team's `id`.")]


@router.get("", response_model=TeamsOut)
async def list_desk_teams(staff: MaySee, connection: ReadConnection) -> dict[str, Any]:
    """List all teams by name."""
    return {"items": await queries.list_teams(connection, UUID(staff.subject))}


@router.post(
    "",
    status_code=201,
    response_model=TeamOut,
    dependencies=[act("add_desk_team", "desk_team", "", ("name",))],
)
async def add_desk_team(given: TeamIn, staff: MayChange, session: Session) -> dict[str, Any]:
    """Add a team; 409 `team-name-taken`."""
    return await actions.add_team(session, staff, given)


@router.put(
    "/{team_id}",
    response_model=TeamOut,
    dependencies=[act("edit_desk_team", "desk_team", "team_id", ("name",))],
)
async def edit_desk_team(
    team_id: TeamKey, given: TeamIn, staff: MayChange, session: Session
) -> dict[str, Any]:
    """Change a team and who is of it; 409 `team-name-taken`."""
    return await actions.edit_team(session, staff, team_id, given)


@router.delete(
    "/{team_id}",
    status_code=204,
    dependencies=[act("delete_desk_team", "desk_team", "team_id")],
)
async def delete_desk_team(team_id: TeamKey, staff: MayChange, session: Session) -> None:
    """Delete a team; 409 `team-in-use` while appeals of it go on."""
    await actions.delete_team(session, staff, team_id)
