"""What the wizard asks of auth."""

from fastapi import APIRouter

from services.auth.deps import internal
from services.auth.passwords.deps import CurrentHashing
from services.auth.setup import actions
from services.auth.setup.rules import FIRST_PASSWORD
from services.auth.setup.schemas import AdministratorIn, AdministratorsOut, SuiteClientOut
from services.kit.database import CurrentDatabase, Session
from services.kit.setup_acts import WhoSetsUp

router = APIRouter(
    prefix="/internal/setup",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("setup")],
)


@router.get("/administrator")
async def read_administrators(session: Session) -> AdministratorsOut:
    """Return whether anybody can administer."""
    return AdministratorsOut(known=await actions.is_administered(session))


@router.post("/administrator", status_code=204)
async def make_administrator(
    given: AdministratorIn, database: CurrentDatabase, hashing: CurrentHashing, staff: WhoSetsUp
) -> None:
    """Make the first administrator. 409 `administrator-known` when there is one."""
    # No connection is held while the hash is computed.
    password_hash = await hashing.hash(FIRST_PASSWORD)
    async with database.transaction() as session:
        await actions.make_first_administrator(
            session,
            email=given.email,
            language=given.language,
            password_hash=password_hash,
            staff=staff,
        )


@router.post("/integration-client")
async def renew_suite_client(session: Session, staff: WhoSetsUp) -> SuiteClientOut:
    """Give integration's client a new secret; the oldest beyond two live ones ends."""
    client_id, secret = await actions.renew_suite_client(session, staff)
    return SuiteClientOut(client_id=client_id, client_secret=secret)
