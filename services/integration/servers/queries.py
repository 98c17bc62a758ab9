"""SQL of the source that the wizard sets."""

from typing import Any

from services.kit.database import Connection

# The name that the wizard gives its source; where there are others, the oldest at work is meant.
NAME = "acquisition"
_FIND = """
SELECT name, url, sealed_key, poll_seconds, stamps, active FROM sources
ORDER BY name = $1 DESC, active DESC, id LIMIT 1
"""


async def find_source(connection: Connection) -> dict[str, Any] | None:
    """Return the source that the wizard shows, or None."""
    row = await connection.fetchrow(_FIND, NAME)
    return dict(row) if row else None
