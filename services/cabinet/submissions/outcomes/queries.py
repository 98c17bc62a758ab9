"""SQL of outcomes."""

from uuid import UUID

from services.kit.database import Connection


async def find_state(connection: Connection, submission_id: UUID) -> str | None:
    """Return the state of a submission, or None."""
    state: str | None = await connection.fetchval(
        "SELECT state FROM submissions WHERE id = $1", submission_id
    )
    return state
