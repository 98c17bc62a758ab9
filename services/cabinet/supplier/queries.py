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
)
_READ = f"SELECT {', '.join(_NAMES)} FROM supplier_settings"  # noqa: S608 (names of our own)
_PUBLIC = f"""
SELECT {", ".join(_NAMES)}, (SELECT jsonb_build_object(
        'address', '/api/cabinet/supplier/logo/' || digest, 'width', width, 'height', height)::text
    FROM supplier_logos) AS logo
FROM supplier_settings
"""  # noqa: S608 (names of our own)
_WRITE = """
UPDATE supplier_settings SET name = :name, phone = coalesce(:phone, phone),
    hours = coalesce(:hours, hours), hours_en = coalesce(:hours_en, hours_en),
    color = :color, time_zone = :time_zone, billing_day = :billing_day,
    rows_per_page = :rows_per_page, former_access_months = :former_access_months,
    second_proofs = coalesce(CAST(:second_proofs AS varchar[]), second_proofs),
    reading_from = coalesce(:reading_from, reading_from),
    reading_to = coalesce(:reading_to, reading_to),
    overdue_verification = coalesce(:overdue_verification, overdue_verification),
    unusual_factor = coalesce(:unusual_factor, unusual_factor)
"""

_LOGO = "SELECT content, media_type FROM supplier_logos WHERE digest = $1"
_PUT_LOGO = """
INSERT INTO supplier_logos (id, content, media_type, width, height, digest, changed_at)
VALUES (1, :content, :media_type, :width, :height, :digest, now())
ON CONFLICT (id) DO UPDATE SET content = excluded.content, media_type = excluded.media_type,
    width = excluded.width, height = excluded.height, digest = excluded.digest,
    changed_at = excluded.changed_at
"""


async def read_settings(connection: Connection) -> dict[str, Any]:
    """Return the settings of the supplier."""
    return dict(await connection.fetchrow(_READ))


async def read_public(connection: Connection) -> dict[str, Any]:
    """Return what everybody may know of the supplier, and where its logo is (None: nowhere)."""
    found = dict(await connection.fetchrow(_PUBLIC))
    return found | {"logo": found["logo"] and orjson.loads(found["logo"])}


async def write_settings(session: AsyncSession, settings: dict[str, Any]) -> None:
    """Replace the supplier's settings; those that may be None stay as they are when they are."""
    await session.execute(text(_WRITE), settings)


async def find_logo(connection: Connection, digest: str) -> Any:
    """Return the logo of this digest, or None: one that was replaced is nowhere."""
    return await connection.fetchrow(_LOGO, digest)


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
