"""SQL of the supplier's settings."""

from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection

_NAMES = (
    "name",
    "phone",
    "hours",
    "hours_en",
    "color",
    "time_zone",
    "billing_day",
    "rows_per_page",
    "former_access_months",
    "second_proofs",
    "reading_from",
    "reading_to",
    "overdue_verification",
    "unusual_factor",
    "registration_policy",
    "staff_second_factor",
    "consumer_second_factor",
    "erased_after_months",
    "registrations_kept_days",
    "inn",
    "legal_address",
    "postal_address",
)
_CAST = {"second_proofs": "varchar[]", "unusual_factor": "double precision"}
_SET = ", ".join(
    f"{name} = coalesce(CAST(:{name} AS {_CAST[name]}), {name})"
    if name in _CAST
    else f"{name} = coalesce(:{name}, {name})"
    for name in _NAMES
)
_READ = f"SELECT {', '.join(_NAMES)} FROM supplier_settings"  # noqa: S608 (names of our own)
_PUBLIC = f"""
SELECT {", ".join(_NAMES)}, (SELECT jsonb_build_object(
        'address', '/api/cabinet/supplier/logo/' || digest, 'width', width, 'height', height)::text
    FROM supplier_logos) AS logo
FROM supplier_settings
"""  # noqa: S608 (names of our own)
_WRITE = f"UPDATE supplier_settings SET {_SET}"  # noqa: S608 (names of our own)

_LOGO = "SELECT content, media_type FROM supplier_logos WHERE digest = $1"
_PUT_LOGO = """
INSERT INTO supplier_logos (id, content, media_type, width, height, digest, changed_at)
VALUES (1, :content, :media_type, :width, :height, :digest, now())
ON CONFLICT (id) DO UPDATE SET content = excluded.content, media_type = excluded.media_type,
    width = excluded.width, height = excluded.height, digest = excluded.digest,
    changed_at = excluded.changed_at
"""


async def read_settings(connection: Connection, *, lock: bool = False) -> dict[str, Any]:
    """Return the settings of the supplier; locked: nobody else changes them meanwhile."""
    return dict(await connection.fetchrow(f"{_READ} FOR UPDATE" if lock else _READ))


async def read_public(connection: Connection) -> dict[str, Any]:
    """Return what everybody may know of the supplier, and where its logo is (None: nowhere)."""
    found = dict(await connection.fetchrow(_PUBLIC))
    return found | {"logo": found["logo"] and orjson.loads(found["logo"])}


async def write_settings(session: AsyncSession, settings: dict[str, Any]) -> None:
    """Change the settings that are named; those that are None or not named stay as they are."""
    await session.execute(text(_WRITE), dict.fromkeys(_NAMES) | settings)


async def find_logo(connection: Connection, digest: str) -> Any:
    """Return the logo of this digest, or None: one that was replaced is nowhere."""
    return await connection.fetchrow(_LOGO, digest)


async def find_present_logo(connection: Connection) -> bytes | None:
    """Return the logo as it is now, or None."""
    content: bytes | None = await connection.fetchval("SELECT content FROM supplier_logos")
    return content


async def find_digest(connection: Connection) -> str | None:
    """Return which logo there is now."""
    digest: str | None = await connection.fetchval("SELECT digest FROM supplier_logos")
    return digest


async def put_logo(session: AsyncSession, logo: dict[str, Any]) -> None:
    """Keep a logo in the place of the former one."""
    await session.execute(text(_PUT_LOGO), logo)


async def drop_logo(session: AsyncSession) -> None:
    """Keep no logo any more."""
    await session.execute(text("DELETE FROM supplier_logos"))
