"""What it costs to know a caller; `python -m tests.bench.tokens` alone."""

import time
from collections.abc import Callable

from services.kit.tokens import USER_TOKEN, TokenVerifier
from tests.support.tokens import key_ring, user_token

_TOKENS = 300
_REPEATS = 20_000
_ISSUERS = frozenset({"auth"})


def measure() -> dict[str, float]:
    """Return microseconds for a token seen first and for one seen before."""
    verifier = TokenVerifier(key_ring())
    users = [user_token("consumer", f"user-{number}", lifetime=300) for number in range(_TOKENS)]

    def verify(token: str) -> None:
        verifier.verify(token, typ=USER_TOKEN, audience="consumer", issuers=_ISSUERS)

    first = _microseconds(verify, users)
    again = _microseconds(verify, users[:1] * _REPEATS)
    return {
        "token_first_microseconds": first,
        "token_again_microseconds": again,
    }


def _microseconds(act: Callable[[str], None], tokens: list[str]) -> float:
    started = time.perf_counter()
    for token in tokens:
        act(token)
    return (time.perf_counter() - started) / len(tokens) * 1_000_000


if __name__ == "__main__":
    print(measure())
