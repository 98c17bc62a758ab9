"""Users that staff add or edit, for admin_panel, over internal HTTP."""

from uuid import UUID

from fastapi import APIRouter

from services.auth.administration.schemas import ListedUserOut
from services.auth.deps import CurrentSettings, CurrentSurroundings, OwnTransactions, internal
from services.auth.roster import actions
from services.auth.roster.schemas import AccountIn, ConsumerChangeIn, ConsumerIn, StaffChangeIn

router = APIRouter(
    prefix="/internal",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("users")],
)


@router.post("/users", status_code=201)
async def add_consumer(
    given: ConsumerIn,
    database: OwnTransactions,
    around: CurrentSurroundings,
    settings: CurrentSettings,
) -> ListedUserOut:
    """Make a consumer; a letter brings the temporary password."""
    user = await actions.add_consumer(database, given, around, settings.phone_region)
    return ListedUserOut.model_validate(user, from_attributes=True)


@router.post("/users/{user_id}/accounts", status_code=204)
async def add_account(
    user_id: UUID, given: AccountIn, database: OwnTransactions, around: CurrentSurroundings
) -> None:
    """Let a consumer see one more account."""
    await actions.add_account(database, user_id, given, around)


@router.put("/users/{user_id}")
async def change_consumer(
    user_id: UUID, given: ConsumerChangeIn, database: OwnTransactions, settings: CurrentSettings
) -> ListedUserOut:
    """Set a consumer's name and contacts."""
    user = await actions.change_consumer(database, user_id, given, settings.phone_region)
    return ListedUserOut.model_validate(user, from_attributes=True)


@router.put("/staff/{user_id}")
async def change_staff(
    user_id: UUID, given: StaffChangeIn, database: OwnTransactions
) -> ListedUserOut:
    """Set name, e-mail and role of a member of staff."""
    user = await actions.change_staff(database, user_id, given)
    return ListedUserOut.model_validate(user, from_attributes=True)
