"""Decisions about registration requests, and the limits of what a visitor may write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from services.auth.guard.rules import counter_key
from services.kit.queue import backoff

LONGEST_ADDRESS_ID = 64
LONGEST_VERSION = 40
LONGEST_REASON = 1000
LONGEST_SERIAL = 64
LONGEST_CODE = 40
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 300.0

# Mismatches count for so long.
COUNTED = timedelta(days=7)
# So many mismatches are a person's slips; more look like guessing. Many share a network.
FREE_MISMATCHES = 5
FREE_NETWORK_MISMATCHES = 10
# From so many on for one account only a code on paper opens it without staff.
MANY_MISMATCHES = 50
# How many requests may wait for staff at a time; what comes above is counted only.
MOST_OPEN = 5
MOST_OPEN_OF_NETWORK = 20


@dataclass(frozen=True, slots=True)
class Mismatches:
    """What did not fit lately, this attempt included: of the account, and of who asks."""

    account: int
    email: int
    phone: int
    network: int


def person_keys(email: str, phone: str, asker_id: UUID | None) -> tuple[bytes, bytes]:
    """Return by what the attempts of one person are counted, in place of e-mail and phone.

    A visitor is known by both. Who is signed in is known by the user, whatever becomes of his
    contacts, and by the e-mail address too, so that it makes no difference by which door he
    guesses.
    """
    if asker_id is None:
        return counter_key("email", email), counter_key("phone", phone)
    user = counter_key("user", str(asker_id))
    return (counter_key("email", email) if email else user), user


def proof_of(right: Sequence[str], wrong: Sequence[str]) -> str:
    """Return what came of the second proofs: one that fits is enough."""
    if right:
        return "right"
    return "wrong" if wrong else "none"


def looks_like_guessing(account: int, email: int, phone: int, network: int) -> bool:
    """Return whether so many mismatches of the last days are more than slips."""
    return max(account, email, phone) >= FREE_MISMATCHES or network >= FREE_NETWORK_MISMATCHES


def guessing_stops(lately: Mismatches, right: Sequence[str]) -> bool:
    """Return whether staff must look because somebody has been guessing.

    Who has guessed is never let in by the registry alone. For an account that others have guessed
    at, a reading no longer counts, being the easiest to guess; later only a code does. So its
    owner still registers from elsewhere.
    """
    if looks_like_guessing(0, lately.email, lately.phone, lately.network):
        return True
    if lately.account >= MANY_MISMATCHES:
        return "code" not in right
    return lately.account >= FREE_MISMATCHES and set(right) <= {"reading"}


def waiting_because(
    *,
    matched: bool,
    account_taken: bool = False,
    contact_taken: bool = False,
    proof: str,
    name: str = "",
    guessing: bool,
    taken_away: bool = False,
    all_wait: bool = False,
) -> str:
    """Return why staff must look at a request; empty when the user may be made at once."""
    reasons = (
        ("no-match", not matched),
        ("taken-away", taken_away),
        ("account-taken", account_taken),
        ("contact-taken", contact_taken),
        ("wrong-proof", proof == "wrong"),
        ("no-proof", proof != "right"),
        ("guessing", guessing),
        ("name-differs", name == "differs"),
        # Last: what does not fit is what staff must know.
        ("policy", all_wait),
    )
    return next((reason for reason, holds in reasons if holds), "")


def evidence(*, matched: bool, proof: str) -> int:
    """Return how much speaks for a request; of two by one person the better one is kept."""
    return 2 * matched + {"wrong": 0, "none": 1, "right": 2}[proof]


def retry_pause(attempts: int) -> float:
    """Return the seconds to wait while cabinet does not answer: 2 s doubling to 5 min."""
    return backoff(attempts, _FIRST_PAUSE, _LONGEST_PAUSE)


def account_ending(number: str) -> str:
    """Return the part of an account's number that a letter may name."""
    return number[-4:] if len(number) > 4 else ""
