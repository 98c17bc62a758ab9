"""HTTP of sub-step 3.2, below `/api/wizard/mail`."""

from fastapi import APIRouter

from services.contracts.mail import MailTestOut
from services.wizard.deps import (
    AllRemotes,
    CurrentStore,
    HasChecksLeft,
    Installer,
    Notifications,
)
from services.wizard.mail import actions
from services.wizard.mail.schemas import MailIn, MailOut, MailTestIn

router = APIRouter(prefix="/api/wizard", tags=["wizard"])


@router.get("/mail")
async def read_mail(_: Installer, store: CurrentStore, remotes: AllRemotes) -> MailOut:
    """Return the saved mail server; a stored password is never shown.

    503 `service-unreachable` while notifications does not answer, as below.
    """
    return await actions.read_mail(store, remotes)


@router.post("/mail/test", dependencies=[HasChecksLeft])
async def send_test_letter(
    _: Installer, notifications: Notifications, given: MailTestIn
) -> MailTestOut:
    """Really send a test letter from where notifications runs; saves nothing."""
    return await actions.send_test_letter(notifications, given)


@router.put("/mail", status_code=204)
async def save_mail(_: Installer, store: CurrentStore, remotes: AllRemotes, given: MailIn) -> None:
    """Save the mail server; letters that wait are sent by it. 409 `step-locked`."""
    await actions.save_mail(store, remotes, given)


@router.post("/mail/put-off", status_code=204)
async def put_off_mail(_: Installer, store: CurrentStore, remotes: AllRemotes) -> None:
    """Go on without a mail server; letters wait until one is saved. 409 `step-locked`."""
    await actions.put_off_mail(store, remotes)
