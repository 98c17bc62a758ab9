"""What a supplier chooses among."""

from typing import Literal

ProofKind = Literal["serial", "reading", "code"]
PROOF_KINDS: tuple[ProofKind, ...] = ("serial", "reading", "code")

# What becomes of readings of a meter whose verification is overdue.
OverdueRule = Literal["take", "refuse"]

# What becomes of a registration that fits the registry: let in, or shown to staff first.
RegistrationPolicy = Literal["at_once", "staff"]
# What members of staff must have beside the password: as the installer has set auth, nothing, any
# second factor (a letter's code too), or one of their own: an authenticator or a passkey.
StaffFactor = Literal["installed", "none", "any", "own"]
# Whether consumers are offered a second factor.
ConsumerFactor = Literal["quiet", "offered"]

# What is told to auth, in its words.
POLICIES = (
    "registration_policy",
    "staff_second_factor",
    "consumer_second_factor",
    "registrations_kept_days",
)

# A logo beside a name is drawn some thirty pixels high.
LARGEST_LOGO = 256 * 1024
_LONGEST_SIDE = 4000


def size_of_png(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG in pixels (its first chunk); None beyond 4 000 a side."""
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    return (width, height) if max(width, height) <= _LONGEST_SIDE else None
