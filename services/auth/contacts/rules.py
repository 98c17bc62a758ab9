"""How long a code for a new address lives, and how often it may be tried (C4)."""

from datetime import timedelta

from email_validator import EmailNotValidError, validate_email

from services.auth.users.rules import normal_email

CODE_DIGITS = 5
CODE_LIFE = timedelta(minutes=10)
CODE_PAUSE = timedelta(minutes=1)
MOST_TRIES = 5


def checked_email(text: str) -> str | None:
    """Return an e-mail address in its one spelling, or None when it is none."""
    try:
        # Reserved domains (…@example.org) are for demonstrations; nothing is looked up.
        checked = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return normal_email(checked.normalized)
