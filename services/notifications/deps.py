"""Who may call notifications."""

from collections.abc import Mapping

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "auth": frozenset({"events"}),
    "wizard": frozenset({"setup"}),
}
