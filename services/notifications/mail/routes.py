"""HTTP of the mail server's settings: for the wizard, and also before a database is set."""

from fastapi import APIRouter, Request

from services.contracts.mail import MailTestOut, ProxyOut, SavedMailOut
from services.kit.settings import save_settings
from services.kit.setup_acts import WhoSetsUp, keep_act
from services.notifications.deps import CurrentSettings, internal
from services.notifications.errors import ServerRefused
from services.notifications.letters.deps import mailer_of, renderer_of
from services.notifications.mail import actions
from services.notifications.mail.deps import changed_unseen, mail_changes, told_of
from services.notifications.mail.schemas import MailIn, MailTestIn
from services.notifications.supplier.deps import supplier_of

internal_router = APIRouter(
    prefix="/internal/setup", tags=["internal"], dependencies=[internal("setup")]
)


@internal_router.get("/mail")
async def read_mail_server(settings: CurrentSettings) -> SavedMailOut:
    """Return the saved mail server, never a password."""
    proxy = None
    if settings.smtp_proxy_kind != "none":
        proxy = ProxyOut(
            kind=settings.smtp_proxy_kind,
            host=settings.smtp_proxy_host,
            port=settings.smtp_proxy_port,
            login=settings.smtp_proxy_login,
            has_password=bool(settings.smtp_proxy_password.get_secret_value()),
        )
    return SavedMailOut(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=settings.smtp_security,
        login=settings.smtp_login,
        has_password=bool(settings.smtp_password.get_secret_value()),
        sender=settings.smtp_sender,
        verify_certificate=settings.smtp_verify_certificate,
        proxy=proxy,
    )


@internal_router.post("/mail")
async def try_mail_server(
    given: MailTestIn, settings: CurrentSettings, request: Request
) -> MailTestOut:
    """Send a test letter with the given data from where this service runs; saves nothing."""
    if await actions.is_refused(given, settings.refused_addresses):
        return MailTestOut(ok=False, outcome="host-refused")
    tried = settings.model_copy(update=mail_changes(given, settings))
    renderer = renderer_of(tried, await supplier_of(request.app.state.database))
    return await actions.send_test_letter(mailer_of(tried), renderer, given.to, given.language)


@internal_router.put("/mail", status_code=204)
async def save_mail_server(
    given: MailIn, settings: CurrentSettings, request: Request, staff: WhoSetsUp
) -> None:
    """Save the mail server to the service's own file; the worker starts anew with it.

    422 `server-refused` for one in a network where none may be.

    This process goes on (kit's `watch_settings`), and knows the new server from now on as well.
    """
    if await actions.is_refused(given, settings.refused_addresses):
        raise ServerRefused
    changes = mail_changes(given, settings)
    secrets = ("smtp_password", "smtp_proxy_password")
    plain = {name: changes[name].get_secret_value() for name in secrets}
    save_settings(type(settings), changes | plain)
    now = settings.model_copy(update=changes)
    request.app.state.settings = now
    keep_act(
        type(settings),
        staff,
        "change_mail_server",
        "service",
        settings.service,
        before=told_of(settings),
        after=told_of(now),
        changed=changed_unseen(settings, now),
    )
