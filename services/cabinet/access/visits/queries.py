"""SQL of looks at sections: from when on something is new."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Literal

Counted = Literal["account", "readings", "diagnostics"]


def look_at(section: Counted) -> str:
    """Return the moment from which on things of the section are new, of rows of section_visits.

    It is the last look at the section. Nothing is new before the first look at anything, which the
    row of the main page remembers.
    """
    return f"coalesce(max(seen_at) FILTER (WHERE section = '{section}'), min(seen_at), now())"


def since_look(section: Counted) -> str:
    """Return the same moment of the user `$1`, by a query."""
    return f"(SELECT {look_at(section)} FROM section_visits WHERE user_id = $1)"
