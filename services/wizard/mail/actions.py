"""Acts of sub-step 3.2: look at the mail server, try it with a letter, save it or put it off."""

from typing import Any

from services.contracts.mail import MailTestOut, SavedMailOut
from services.wizard.actions import require_open, set_up_services, settled_sub_steps
from services.wizard.errors import ServerRefused
from services.wizard.mail.schemas import MailIn, MailOut, MailTestIn
from services.wizard.remotes import Remote, Remotes
from services.wizard.rules import MAIL_STEP
from services.wizard.store import Store

_PATH = "/internal/setup/mail"
# Longer than notifications tries (27 s), shorter than the gateway waits (30 s).
_LETTER_SECONDS = 28.5


async def read_mail(store: Store, remotes: Remotes) -> MailOut:
    """Return the mail server that notifications has saved, without passwords."""
    notifications = remotes[MAIL_STEP]
    saved = SavedMailOut.model_validate(await notifications.ask("GET", _PATH))
    services = await set_up_services(store, remotes)
    settled = await settled_sub_steps(store, remotes, services)
    return MailOut(**saved.model_dump(), state=settled.get("mail", "todo"))


async def send_test_letter(notifications: Remote, given: MailTestIn) -> MailTestOut:
    """Let notifications really send a letter with these data; nothing is saved."""
    answer = await notifications.ask("POST", _PATH, seconds=_LETTER_SECONDS, json=_body(given))
    return MailTestOut.model_validate(answer)


async def save_mail(store: Store, remotes: Remotes, given: MailIn) -> None:
    """Let notifications save the mail server. Raises StepLocked before the step's turn."""
    await require_open(store, remotes, MAIL_STEP)
    await remotes[MAIL_STEP].ask("PUT", _PATH, problems=(ServerRefused,), json=_body(given))
    await store.settle("mail", "saved")


async def put_off_mail(store: Store, remotes: Remotes) -> None:
    """Go on without a mail server: letters wait until one is saved. Raises StepLocked."""
    await require_open(store, remotes, MAIL_STEP)
    await store.settle("mail", "skipped")


def _body(given: MailIn) -> dict[str, Any]:
    """Return the data with their passwords in the open, as the service must have them."""
    body = given.model_dump(mode="json", exclude={"password": True, "proxy": {"password"}})
    if given.password is not None:
        body["password"] = given.password.get_secret_value()
    if given.proxy is not None and given.proxy.password is not None:
        body["proxy"]["password"] = given.proxy.password.get_secret_value()
    return body
