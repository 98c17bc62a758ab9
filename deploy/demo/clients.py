"""The machine clients of the demo: one table for the local start and the containers."""

from collections.abc import Sequence

BATCHES = ("batches:write", "batches:read")
BILLING = "demo billing"
BILLING_SCOPES = (*BATCHES, "feeds:submissions")


def command(name: str, scopes: Sequence[str]) -> tuple[str, ...]:
    """Words of `services.auth.manage` that make a client, or give it a further secret."""
    allowed = [word for scope in scopes for word in ("--scope", scope)]
    return ("add-client", "--name", name, "--rotate", *allowed)
