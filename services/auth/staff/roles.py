"""Roles that staff make, change and remove; nobody gives what he does not hold himself."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.errors import BuiltInRole, LastAdministrator, RoleInUse, TooManyRoles, taken
from services.auth.revocations.actions import revoke
from services.auth.roles.models import StaffRole
from services.auth.roles.queries import find_role, list_keys_with, list_roles
from services.auth.roles.rules import (
    MOST_ROLES,
    in_order,
    names_clash,
    new_key,
    rights_of,
    state_of,
)
from services.auth.staff.actions import require_own
from services.auth.staff.queries import count_active, read_holders
from services.auth.staff.role_schemas import RoleIn
from services.contracts.rights import KEEPS_ROLES, whole
from services.kit.clock import utc_now
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act

Card = dict[str, Any]


def card_of(role: StaffRole) -> Card:
    """Return what a role is; its tag is made of this."""
    return {
        "key": role.key,
        "name_ru": role.name_ru,
        "name_en": role.name_en,
        "description": role.description,
        "rights": in_order(rights_of(role.key, role.rights)),
        "built_in": role.built_in,
        "version": role.version,
    }


async def make_role(session: AsyncSession, staff: Caller, given: RoleIn) -> StaffRole:
    """Make a role of these rights and of what they need.

    Raises as `judge_actor`; BeyondOwnRights, TooManyRoles, AlreadyTaken with the field.
    """
    actor = await judge_actor(session, staff, "roles:change")
    rights = whole(given.rights)
    await require_own(session, actor, rights)
    if len(await list_roles(session)) >= MOST_ROLES:
        raise TooManyRoles
    await _require_free_names(session, given, but="")
    role = StaffRole(
        key=new_key(),
        name_ru=given.name_ru,
        name_en=given.name_en,
        description=given.description,
        rights=in_order(rights),
        built_in=False,
        version=1,
        changed_at=utc_now(),
    )
    session.add(role)
    await session.flush()
    await record_act(session, staff, "make_role", "role", role.key, after=_told(role))
    return role


async def change_role(
    session: AsyncSession, staff: Caller, key: str, given: RoleIn, seen: frozenset[str]
) -> StaffRole:
    """Set what a role is called and holds; its holders' tokens count no more, and are renewed.

    Raises as `judge_actor`; NotFound; Stale; BuiltInRole; BeyondOwnRights for rights added,
    and for a role that holds more than the actor's; LastAdministrator; AlreadyTaken.
    """
    actor = await judge_actor(session, staff, "roles:change")
    role = await _changeable(session, key, seen)
    before, rights = rights_of(role.key, role.rights), whole(given.rights)
    await require_own(session, actor, before | rights)
    await _require_free_names(session, given, but=role.key)
    told = _told(role)
    if before != rights:
        await revoke(session, [state_of(role.key, role.version)], utc_now())
        role.version += 1
    role.name_ru, role.name_en, role.description = given.name_ru, given.name_en, given.description
    role.rights, role.changed_at = list(in_order(rights)), utc_now()
    await session.flush()
    if before >= KEEPS_ROLES and not rights >= KEEPS_ROLES:
        keepers = await list_keys_with(session, KEEPS_ROLES)
        if await count_active(session, keepers) == 0:
            raise LastAdministrator
    await record_act(
        session, staff, "change_role", "role", role.key, before=told, after=_told(role)
    )
    return role


async def remove_role(session: AsyncSession, staff: Caller, key: str, seen: frozenset[str]) -> None:
    """Remove a role that nobody holds. Raises as `change_role`, and RoleInUse."""
    actor = await judge_actor(session, staff, "roles:change")
    role = await _changeable(session, key, seen)
    await require_own(session, actor, rights_of(role.key, role.rights))
    if holders := (await read_holders(session)).get(key):
        raise RoleInUse(holders=holders)
    await record_act(session, staff, "remove_role", "role", key, before=_told(role))
    await session.delete(role)
    await session.flush()


async def _changeable(session: AsyncSession, key: str, seen: frozenset[str]) -> StaffRole:
    role = await find_role(session, key, locked=True)
    if role is None:
        raise NotFound
    if role.built_in:
        raise BuiltInRole
    require_seen(seen, card_of(role))
    return role


async def _require_free_names(session: AsyncSession, given: RoleIn, *, but: str) -> None:
    """Raise AlreadyTaken with the field; acts of staff wait for each other, so nobody comes in."""
    others = [role for role in await list_roles(session) if role.key != but]
    if names_clash(given.name_ru, [role.name_ru for role in others]):
        raise taken("name_ru")
    if given.name_en and names_clash(given.name_en, [role.name_en or "" for role in others]):
        raise taken("name_en")


def _told(role: StaffRole) -> Card:
    names = {"name_ru": role.name_ru, "name_en": role.name_en, "description": role.description}
    return names | {"rights": in_order(rights_of(role.key, role.rights))}
