"""SQL of proofs: each is used by one statement, so that fifty at once are one."""

from datetime import datetime
from uuid import UUID

from services.kit.database import Connection

# What nobody can use any more.
EXPIRED = (
    "DELETE FROM picture_codes WHERE expires_at < now()",
    "DELETE FROM used_proofs WHERE expires_at < now()",
)


async def add_picture(
    connection: Connection, picture_id: UUID, code_hash: bytes, expires_at: datetime
) -> None:
    """Remember the answer of a picture."""
    await connection.execute(
        "INSERT INTO picture_codes (id, code_hash, expires_at) VALUES ($1, $2, $3)",
        picture_id,
        code_hash,
        expires_at,
    )


async def take_picture(connection: Connection, picture_id: UUID, now: datetime) -> bytes | None:
    """Use a picture up; return its answer, or None when there is none any more."""
    found: bytes | None = await connection.fetchval(
        "WITH taken AS (DELETE FROM picture_codes WHERE id = $1 RETURNING code_hash, expires_at)"
        " SELECT code_hash FROM taken WHERE expires_at > $2",
        picture_id,
        now,
    )
    return found


async def use_proof(connection: Connection, proof_hash: bytes, expires_at: datetime) -> bool:
    """Use a proof of work, or a passkey's challenge, up; False when it was before."""
    used = await connection.fetchval(
        "INSERT INTO used_proofs (proof_hash, expires_at) VALUES ($1, $2)"
        " ON CONFLICT DO NOTHING RETURNING true",
        proof_hash,
        expires_at,
    )
    return bool(used)
