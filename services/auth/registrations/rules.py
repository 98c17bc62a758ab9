"""Decisions about registration requests, and the limits of what a visitor may write."""

LONGEST_ACCOUNT_NUMBER = 64
LONGEST_ADDRESS_ID = 64
LONGEST_VERSION = 40
LONGEST_REASON = 1000
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 300.0


def waiting_because(*, matched: bool, account_taken: bool, contact_taken: bool) -> str:
    """Return why staff must look at a request; empty when the user may be made at once."""
    if not matched:
        return "no-match"
    if account_taken:
        return "account-taken"
    return "contact-taken" if contact_taken else ""


def retry_pause(attempts: int) -> float:
    """Return the seconds to wait while cabinet does not answer: 2 s doubling to 5 min."""
    return float(min(_FIRST_PAUSE * 2 ** max(attempts - 1, 0), _LONGEST_PAUSE))


def account_ending(number: str) -> str:
    """Return the part of an account's number that a letter may name."""
    return number[-4:] if len(number) > 4 else ""
