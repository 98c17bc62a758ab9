"""HTTP of staff roles: which there are, made and changed."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response

from services.auth.actors.deps import reads
from services.auth.roles.models import StaffRole
from services.auth.roles.queries import find_role, list_roles
from services.auth.staff import roles
from services.auth.staff.queries import list_holders, read_holders
from services.auth.staff.role_schemas import RoleCardOut, RoleIn, RoleOut, RolesOut
from services.contracts.rights import RIGHTS, needs
from services.kit.database import Session
from services.kit.etags import SeenTags, etag_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/auth/staff/roles", tags=["roles"])
MaySee = Annotated[Caller, Depends(reads("colleagues:see"))]
MayChange = Annotated[Caller, Depends(may("roles:change"))]
RoleKey = Annotated[str, Path(max_length=20, pattern=r"^[a-z][a-z0-9-]*$")]
_FIELDS = ("name_ru", "rights")


@router.get("", response_model=RolesOut)
async def list_staff_roles(staff: MaySee, session: Session) -> dict[str, Any]:
    """List all roles with what they hold, and how many have each."""
    held = await read_holders(session)
    items = [
        {**roles.card_of(role), "holders": held.get(role.key, 0)}
        for role in await list_roles(session)
    ]
    return {"items": items, "needs": {right: needs(right) for right in RIGHTS if needs(right)}}


@router.get("/{key}", response_model=RoleCardOut)
async def read_role(
    key: RoleKey, staff: MaySee, session: Session, response: Response
) -> dict[str, Any]:
    """Return a role with who has it; its `ETag` is asked for when it is changed."""
    role = await find_role(session, key)
    if role is None:
        raise NotFound
    return {**_tagged(role, response), "holders": await list_holders(session, key)}


@router.post(
    "",
    status_code=201,
    response_model=RoleOut,
    dependencies=[act("make_role", "role", "", _FIELDS)],
)
async def make_role(
    given: RoleIn, staff: MayChange, session: Session, response: Response
) -> dict[str, Any]:
    """Make a role; what its rights need is added.

    403 `beyond-own-rights` for rights that you do not hold; 409 `already-taken` with the field,
    `too-many-roles`.
    """
    return _tagged(await roles.make_role(session, staff, given), response)


@router.put(
    "/{key}", response_model=RoleOut, dependencies=[act("change_role", "role", "key", _FIELDS)]
)
async def change_role(
    key: RoleKey,
    given: RoleIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Set what a role is called and holds; whoever has it holds that within a minute.

    `If-Match` is the `ETag` that was read: 412 `stale` when it is another now, 428 without one.
    403 `beyond-own-rights`; 409 `built-in-role`, `already-taken` with the field,
    `last-administrator` when nobody would be left who invites colleagues and changes roles.
    """
    return _tagged(await roles.change_role(session, staff, key, given, seen), response)


@router.delete("/{key}", status_code=204, dependencies=[act("remove_role", "role", "key")])
async def remove_role(key: RoleKey, staff: MayChange, session: Session, seen: SeenTags) -> None:
    """Remove a role that nobody has. 409 `role-in-use` with `holders`; the rest as at a change."""
    await roles.remove_role(session, staff, key, seen)


def _tagged(role: StaffRole, response: Response) -> dict[str, Any]:
    card = roles.card_of(role)
    response.headers["ETag"] = etag_of(card)
    return card
