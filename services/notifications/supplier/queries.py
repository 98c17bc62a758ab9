"""SQL of the supplier."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection
from services.notifications.supplier.rules import UNKNOWN, Supplier

# For statements that need the supplier beside their rows; NULL while it is not known.
SUPPLIER = "(SELECT to_jsonb(f) FROM supplier_facts f)"
_FIND = f"SELECT {SUPPLIER}::text AS told"
_NAMES = tuple(field.name for field in fields(Supplier))
_KEEP = f"""
INSERT INTO supplier_facts (id, {", ".join(_NAMES)}, as_of)
VALUES (1, {", ".join(f":{name}" for name in _NAMES)}, :as_of)
ON CONFLICT (id) DO UPDATE
SET {", ".join(f"{name} = excluded.{name}" for name in _NAMES)},
    as_of = greatest(supplier_facts.as_of, excluded.as_of)
WHERE supplier_facts.as_of <= excluded.as_of
    OR (supplier_facts.color = '' AND excluded.color <> '')
"""  # noqa: S608 (names of our own)


def supplier_of(told: Mapping[str, Any] | None) -> Supplier | None:
    """Return the supplier that `SUPPLIER` found; a column of a later release is passed over."""
    return None if told is None else Supplier(**{name: told[name] for name in _NAMES})


async def find_supplier(connection: Connection) -> Supplier | None:
    """Return the supplier as cabinet last told it; None when it never did."""
    told = await connection.fetchval(_FIND)
    return supplier_of(told and orjson.loads(told))


async def known_supplier(connection: Connection) -> Supplier:
    """Return the supplier, or a name and a clock that are nobody's."""
    return await find_supplier(connection) or UNKNOWN


async def keep_supplier(session: AsyncSession, told: Supplier, as_of: datetime) -> None:
    """Keep what was told, unless something newer is known that lacks nothing."""
    statement = text(_KEEP).bindparams(bindparam("logo", type_=JSONB(none_as_null=True)))
    await session.execute(statement, asdict(told) | {"as_of": as_of})
