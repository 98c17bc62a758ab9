"""SQL of looks at sections: from when on something is new."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Literal

Counted = Literal["account", "readings", "diagnostics"]


def since_look(section: Counted) -> str:
    """Return the moment, in SQL, from which on things of the section are new to the user `$1`.

    It is his last look at the section. Nothing is new before the first look at anything, which the
    row of the main page remembers.
    """
    return (
        f"(SELECT coalesce(max(seen_at) FILTER (WHERE section = '{section}'), min(seen_at), now())"
        " FROM section_visits WHERE user_id = $1)"
    )
