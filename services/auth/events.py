"""Facts that auth tells others."""

from services.contracts.auth import (
    ACCOUNT_ADDED,
    ACCOUNT_CLAIMED,
    ACCOUNT_GUESSED,
    EMAIL_CHANGED,
    EMAIL_CODE_REQUESTED,
    PASSWORD_CHANGED,
    RECOVERY_LINK_ISSUED,
    REGISTRATION_DECLINED,
    SECOND_FACTOR_CHANGED,
    SESSIONS_ENDED,
    SIGN_IN_CODE_REQUESTED,
    STAFF_INVITED,
    TEMPORARY_PASSWORD_ISSUED,
    USER_CHANGED,
    USER_DELETED,
    USER_REGISTERED,
)
from services.kit.events import Subscribers

# Who gets what; the worker knows where they live.
SUBSCRIBERS: Subscribers = {
    USER_REGISTERED: ("cabinet", "notifications"),
    USER_CHANGED: ("notifications",),
    USER_DELETED: ("cabinet",),
    SESSIONS_ENDED: ("notifications",),
    PASSWORD_CHANGED: ("notifications",),
    SIGN_IN_CODE_REQUESTED: ("notifications",),
    EMAIL_CODE_REQUESTED: ("notifications",),
    EMAIL_CHANGED: ("notifications",),
    SECOND_FACTOR_CHANGED: ("notifications",),
    STAFF_INVITED: ("notifications",),
    TEMPORARY_PASSWORD_ISSUED: ("notifications",),
    RECOVERY_LINK_ISSUED: ("notifications",),
    ACCOUNT_CLAIMED: ("notifications",),
    ACCOUNT_GUESSED: ("notifications",),
    ACCOUNT_ADDED: ("notifications",),
    REGISTRATION_DECLINED: ("notifications",),
}
