"""A user's accounts for the control panel; cabinet owns them."""

from uuid import UUID

from fastapi import APIRouter

from services.admin_panel.audit.actions import recorded
from services.admin_panel.deps import CurrentSettings, Neighbours
from services.admin_panel.errors import LastDayAhead
from services.admin_panel.links.schemas import LinkOut, LinksOut, TakeIn
from services.admin_panel.neighbours import ask, read_shape
from services.kit.database import CurrentDatabase
from services.kit.staff import CurrentOperator, CurrentStaff

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
    url = f"{settings.cabinet_url}/internal/users/{user_id}/accounts"
    links = read_shape(await ask(client, "GET", "cabinet", url), LinksOut).items
    wanted = given.model_dump(mode="json")
    async with recorded(
        database,
        staff,
        "take_account",
        "user",
        str(user_id),
        before=_told(links, given.account_number),
        after=wanted,
    ):
        await ask(client, "POST", "cabinet", f"{url}/take", problems=(LastDayAhead,), json=wanted)


def _told(links: list[LinkOut], number: str) -> dict[str, str | None] | None:
    """Return what the user sees of the account, as the audit log keeps it."""
    link = next((one for one in links if one.number == number), None)
    if link is None:
        return None
    return {
        "access": link.access,
        "last_day": link.last_day.isoformat() if link.last_day else None,
    }
