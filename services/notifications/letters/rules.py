"""Which letters go first, when one is tried again, and what of a name may stand in it."""

from services.kit.lines import harmless
from services.kit.queue import backoff

MOST_ATTEMPTS = 8
_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 3600.0
# While no mail server answers, letters only wait, and a new trial is cheap.
_LONGEST_SERVER_PAUSE = 60.0
_LONGEST_NAME = 100

# Lower goes first. A letter that guards somebody's account must not wait behind others.
SECURITY, STRANGERS, ORDINARY = 0, 1, 2
_SECURITY = frozenset(
    {
        "account_claimed",
        "email_changed",
        "password_changed",
        "recovery_link",
        "second_factor_changed",
        "servicer_invited",
        "sign_in_code",
        "staff_invited",
        "temporary_password_recovery",
        "temporary_password_registration",
        "temporary_password_support",
    }
)
# Somebody has only said that the address is theirs: such letters reach people who asked for none.
_STRANGERS = frozenset({"email_code", "registration_declined"})


def rank_of(template: str) -> int:
    """Return the precedence of a template, by which its share of the hour goes as well."""
    if template in _SECURITY:
        return SECURITY
    return STRANGERS if template in _STRANGERS else ORDINARY


def retry_pause(attempts: int) -> float:
    """Return the seconds to wait after that many tries: 5 s doubling to 1 h."""
    return backoff(attempts, _FIRST_PAUSE, _LONGEST_PAUSE)


def server_pause(failures: int) -> float:
    """Return the seconds to wait after that many failures to reach a server: 5 s to 1 min."""
    return backoff(failures, _FIRST_PAUSE, _LONGEST_SERVER_PAUSE)


def one_line(text: str) -> str:
    """Return a text as one harmless line: no controls, no turned direction, not too long."""
    kept = harmless(text[: 4 * _LONGEST_NAME])
    # What looks like an encoded word (RFC 2047) would be decoded by the reader's program.
    line = " ".join(kept.replace("=?", "= ?").split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"


def reply_address_of(base: str, token: str) -> str:
    """Return the address for answers to a letter that carries a token."""
    local, _, domain = base.rpartition("@")
    return f"{local}+{token}@{domain}"


def letter_language(language: str) -> str:
    """Return the language of a letter: Russian unless English was chosen."""
    return "en" if language == "en" else "ru"
