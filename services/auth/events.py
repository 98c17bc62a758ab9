"""Facts that auth tells others."""

from services.contracts.auth import (
    ACCOUNT_ADDED,
    ACCOUNT_CLAIMED,
    PASSWORD_CHANGED,
    RECOVERY_LINK_ISSUED,
    REGISTRATION_DECLINED,
    TEMPORARY_PASSWORD_ISSUED,
    USER_CHANGED,
    USER_REGISTERED,
)
from services.kit.events import Subscribers

# Who gets what; the worker knows where they live.
SUBSCRIBERS: Subscribers = {
    USER_REGISTERED: ("cabinet", "notifications"),
    USER_CHANGED: ("notifications",),
    PASSWORD_CHANGED: ("notifications",),
    TEMPORARY_PASSWORD_ISSUED: ("notifications",),
    RECOVERY_LINK_ISSUED: ("notifications",),
    ACCOUNT_CLAIMED: ("notifications",),
    ACCOUNT_ADDED: ("notifications",),
    REGISTRATION_DECLINED: ("notifications",),
}
