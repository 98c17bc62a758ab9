"""SQL of staff roles."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.roles.models import StaffRole
from services.auth.roles.rules import NOBODY, Standing, rights_of, state_of
from services.contracts.rights import BUILT_IN, Right


async def read_standing(session: AsyncSession, key: str | None) -> Standing:
    """Return what the holder of a role is at this moment; nobody without one."""
    if not key:
        return NOBODY
    if key in BUILT_IN:
        return Standing(key, BUILT_IN[key])
    role = await find_role(session, key)
    if role is None:
        return NOBODY
    return Standing(
        role.key,
        rights_of(role.key, role.rights),
        state_of(role.key, role.version),
        role.name_ru,
        role.name_en or role.name_ru,
    )


async def find_role(session: AsyncSession, key: str, *, locked: bool = False) -> StaffRole | None:
    """Return the role of that key, as it is at this moment."""
    return await session.get(StaffRole, key, populate_existing=True, with_for_update=locked or None)


async def list_roles(session: AsyncSession) -> list[StaffRole]:
    """Return all roles, the built-in ones first."""
    found = await session.scalars(
        select(StaffRole).order_by(StaffRole.built_in.desc(), StaffRole.name_ru)
    )
    return list(found)


async def list_keys_with(session: AsyncSession, rights: frozenset[Right]) -> Sequence[str]:
    """Return the keys of the roles that hold all these rights."""
    roles = await list_roles(session)
    return [role.key for role in roles if rights <= rights_of(role.key, role.rights)]
