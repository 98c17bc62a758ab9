"""How push services are spoken to, as the settings say."""

from services.notifications.push.delivery import PushServices
from services.notifications.settings import Settings


def push_services_of(settings: Settings) -> PushServices:
    """Return the way to the push services that the settings allow; OSError without keys."""
    return PushServices(
        settings.keys_dir,
        contact=settings.push_contact or f"mailto:{settings.smtp_sender}",
        hosts=settings.push_hosts,
        test_service=settings.push_test_service,
        at_once=settings.pushes_at_once,
    )
