"""Facts that auth tells others."""

from services.contracts.auth import PASSWORD_CHANGED, USER_CHANGED, USER_REGISTERED
from services.kit.events import Subscribers

# Who gets what; the worker knows where they live.
SUBSCRIBERS: Subscribers = {
    USER_REGISTERED: ("cabinet", "notifications"),
    USER_CHANGED: ("notifications",),
    PASSWORD_CHANGED: ("notifications",),
}
