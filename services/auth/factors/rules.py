"""What a second factor is and brings; its codes: made, compared, spelt."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import pyotp

RECOVERY_CODES = 10
LONGEST_PASSKEY_NAME = 60
# Characters that a password must have.
SHORTEST = 12
SHORTEST_WITH_SECOND_FACTOR = 8
_STEP_SECONDS = 30
# Without letters and digits that are taken for each other.
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_RECOVERY_LENGTH = 10


# What members of staff must have beside the password: nothing, any second factor (a letter's code
# will do), or one of their own (an authenticator or a passkey).
Demand = Literal["none", "any", "own"]


@dataclass(frozen=True, slots=True)
class Requirements:
    """What is demanded of a user: length of the password, a second factor, what comes first."""

    shortest_password: int
    # Which second factor this user must have.
    demand: Demand
    # As in access tokens: `password_change`, `second_factor_setup`, or empty.
    restricted: str
    # Has none, and is offered one.
    offered: bool = False


def shortest_password(*, second_factor: bool) -> int:
    """Return how many characters a password must have."""
    return SHORTEST_WITH_SECOND_FACTOR if second_factor else SHORTEST


def new_code(digits: int) -> str:
    """Return a code of so many digits."""
    return "".join(secrets.choice("0123456789") for _ in range(digits))


def code_hash(owner: str, code: str) -> bytes:
    """Return what is stored of a code; `owner` (an attempt or a user) makes it nobody else's."""
    return hashlib.sha256(f"{owner}\x00{normal_code(code)}".encode()).digest()


def normal_code(code: str) -> str:
    """Return a code without the spaces and dashes that people put into it."""
    return "".join(letter for letter in code if letter.isalnum()).lower()


def totp_step(secret: str, code: str, now: datetime, last_step: int) -> int | None:
    """Return the time step that the code belongs to, or None; one step of clock error each way.

    Steps up to `last_step` have been used (RFC 6238 5.2: a code counts once).
    """
    present = int(now.timestamp()) // _STEP_SECONDS
    given = normal_code(code).encode()
    fitting = None
    for step in (present - 1, present, present + 1):
        expected = pyotp.TOTP(secret).generate_otp(step).encode()
        if hmac.compare_digest(expected, given) and step > last_step:
            fitting = step
    return fitting


def new_recovery_codes() -> list[str]:
    """Return ten codes of 49 random bits each, as people read them: abcde-fghjk."""
    codes = (
        "".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH))
        for _ in range(RECOVERY_CODES)
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def masked_email(email: str) -> str:
    """Return an address that its owner recognizes and nobody else can write to."""
    name, _, domain = email.partition("@")
    return f"{name[0]}***@{domain}"


def has_factor(row: Mapping[str, Any]) -> bool:
    """Return whether the user has switched a second factor on; `row` as for `factor_methods`."""
    by_letter = row["asks_letter"] and row["email"] is not None
    return bool(row["asks_totp"] or row["asks_passkey"] or by_letter)


def has_own_factor(row: Mapping[str, Any]) -> bool:
    """Return whether the user has an authenticator or a passkey; `row` as for `factor_methods`."""
    return bool(row["asks_totp"] or row["asks_passkey"])


def factor_methods(row: Mapping[str, Any], demand: Demand) -> list[str]:
    """Return how a new device of the user may be confirmed; none when it need not be.

    `row` says what the user has chosen: `asks_totp`, `asks_letter`, `asks_passkey`, and `email`,
    `user_class`. `demand` is that of staff: where it is one of their own, a letter confirms only
    the device on which it is set up.
    """
    demanded = row["user_class"] == "staff" and demand != "none"
    letter = row["asks_letter"] or demanded
    if demanded and demand == "own" and has_own_factor(row):
        letter = False
    wanted = {
        "letter": letter and row["email"],
        "totp": row["asks_totp"],
        "passkey": row["asks_passkey"],
    }
    return [method for method, asked in wanted.items() if asked]
