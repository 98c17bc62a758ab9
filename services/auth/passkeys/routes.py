"""One's own passkeys over HTTP, and whether they work on a page."""

from uuid import UUID

from fastapi import APIRouter, Request

from services.auth.deps import CurrentClientInfo, OwnTransactions, SameOrigin
from services.auth.factors.actions import spare_last_factor
from services.auth.passkeys import actions
from services.auth.passkeys.deps import CurrentCeremony, CurrentParty, page_of
from services.auth.passkeys.queries import list_passkeys
from services.auth.passkeys.rules import MOST_PASSKEYS, RelyingParty
from services.auth.passkeys.schemas import (
    PasskeyAddedOut,
    PasskeyIn,
    PasskeyNameIn,
    PasskeyOptionsOut,
    PasskeyOut,
    PasskeyPlaceOut,
    PasskeysOut,
)
from services.auth.passwords.deps import PasswordCheck
from services.auth.passwords.schemas import PasswordIn
from services.auth.sessions.cookies import CurrentBrowser
from services.auth.sessions.deps import CurrentOwner, DetachedOwner, FactorSetter
from services.kit.database import Session

router = APIRouter(prefix="/api/auth", tags=["passkeys"])


@router.get("/passkeys")
async def read_passkey_place(request: Request, party: CurrentParty) -> PasskeyPlaceOut:
    """Return whether passkeys work on the page that asks; without a sign-in."""
    return _place(request, party)


@router.get("/me/passkeys")
async def read_passkeys(
    request: Request, owner: CurrentOwner, session: Session, party: CurrentParty
) -> PasskeysOut:
    """List the caller's passkeys, and say whether they work on this page."""
    held = await list_passkeys(session, owner.user.id)
    return PasskeysOut(
        **_place(request, party).model_dump(),
        items=[PasskeyOut.model_validate(one) for one in held],
        total=len(held),
        most=MOST_PASSKEYS,
    )


@router.post("/me/passkeys/options", dependencies=[SameOrigin])
async def begin_passkey(
    given: PasswordIn,
    *,
    browser: CurrentBrowser,
    owner: FactorSetter,
    check: PasswordCheck,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
) -> PasskeyOptionsOut:
    """Begin to add a passkey; go on within five minutes, in the same session.

    Also for who must set a second factor before anything else.
    403 `wrong-password`; 409 `too-many-passkeys`, `passkeys-unavailable`.
    """
    await check(owner, given.password)
    browser.forbid_caching()
    options = await actions.begin_passkey(database, ceremony, owner)
    return PasskeyOptionsOut(public_key=options)


@router.post("/me/passkeys", status_code=201, dependencies=[SameOrigin])
async def add_passkey(
    given: PasskeyIn,
    *,
    browser: CurrentBrowser,
    owner: FactorSetter,
    database: OwnTransactions,
    ceremony: CurrentCeremony,
    client: CurrentClientInfo,
) -> PasskeyAddedOut:
    """Add the passkey that the browser has made; a letter tells of it.

    Where a second factor was demanded the session goes on without restriction, with a fresh
    access cookie; the user's other sessions end.
    422 `passkey-refused`; 409 `too-many-passkeys`, `passkeys-unavailable`.
    """
    async with database.transaction() as session:
        passkey, codes = await actions.add_passkey(
            session,
            ceremony,
            owner,
            name=given.name,
            given=given.credential,
            client=client,
        )
        added = PasskeyAddedOut(passkey=PasskeyOut.model_validate(passkey), recovery_codes=codes)
    if owner.requirements.restricted:
        await browser.renew_access(owner.user, owner.session_id)
    browser.forbid_caching()
    return added


@router.put("/me/passkeys/{passkey_id}", dependencies=[SameOrigin])
async def rename_passkey(
    passkey_id: UUID, given: PasskeyNameIn, owner: CurrentOwner, session: Session
) -> PasskeyOut:
    """Give one of the caller's passkeys another name."""
    passkey = await actions.rename_passkey(session, owner.user, passkey_id, given.name)
    return PasskeyOut.model_validate(passkey)


@router.delete("/me/passkeys/{passkey_id}", status_code=204, dependencies=[SameOrigin])
async def remove_passkey(
    passkey_id: UUID,
    given: PasswordIn,
    *,
    owner: DetachedOwner,
    check: PasswordCheck,
    database: OwnTransactions,
    client: CurrentClientInfo,
) -> None:
    """Remove one of the caller's passkeys; a letter tells of it.

    403 `wrong-password`; 409 `last-factor` when a second factor is demanded and no other is left.
    """
    await check(owner, given.password)
    async with database.transaction() as session:
        await actions.remove_passkey(session, owner.user, passkey_id, client)
        await spare_last_factor(session, owner.user, owner.requirements.demand)


def _place(request: Request, party: RelyingParty | None) -> PasskeyPlaceOut:
    if party is None:
        return PasskeyPlaceOut(available=False, address=None)
    return PasskeyPlaceOut(available=page_of(request) in party.origins, address=party.origins[0])
