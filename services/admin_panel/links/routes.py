"""A user's accounts for the control panel; cabinet owns them."""

from uuid import UUID

from fastapi import APIRouter

from services.admin_panel.audit.actions import recorded
from services.admin_panel.deps import CurrentOperator, CurrentSettings, CurrentStaff, Neighbours
from services.admin_panel.errors import LastDayAhead
from services.admin_panel.links.schemas import LinkOut, LinksOut, TakeIn
from services.admin_panel.neighbours import ask, read_shape
from services.kit.database import CurrentDatabase

router = APIRouter(prefix="/api/admin/users/{user_id}/accounts", tags=["people"])


@router.get("", response_model=LinksOut)
async def list_links(
    user_id: UUID, staff: CurrentStaff, settings: CurrentSettings, client: Neighbours
) -> LinksOut:
    """List the accounts that a consumer sees, saw or waits for; 503 while cabinet is down."""
    url = f"{settings.cabinet_url}/internal/users/{user_id}/accounts"
    return read_shape(await ask(client, "GET", "cabinet", url), LinksOut)


@router.post("/take", status_code=204)
async def take_account(
    user_id: UUID,
    given: TakeIn,
    *,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """Take an account away from a consumer, who is told; given again, it is seen whole again.

    404 when he has no such account, 422 `last-day-ahead` for a day after today.
    """
    wanted = given.model_dump(mode="json")
    async with recorded(
        database, staff, "take_account", "user", str(user_id), after=wanted
    ) as entry:
        url = f"{settings.cabinet_url}/internal/users/{user_id}/accounts/take"
        answer = await ask(client, "POST", "cabinet", url, problems=(LastDayAhead,), json=wanted)
        before = read_shape(answer, LinkOut)
        entry.details["before"] = {
            "access": before.access,
            "last_day": before.last_day.isoformat() if before.last_day else None,
        }
