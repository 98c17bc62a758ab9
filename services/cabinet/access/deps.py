"""Rights by name, for routes that act on something of the address."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import Depends

from services.cabinet.access.queries import list_roles
from services.cabinet.access.rules import Right, Role, may
from services.cabinet.deps import AccountKey, CurrentConsumer
from services.kit.database import CurrentDatabase
from services.kit.problems import Forbidden, NotFound, Problem


def refusal(seen: Iterable[Role]) -> Problem:
    """Return what who sees a thing by these roles is told without a right to it; 404 by none."""
    why = "Your role on the contract does not include this; its administrator can change the role."
    return Forbidden(why) if list(seen) else NotFound()


def require(roles: list[tuple[Role, bool]], right: Right) -> None:
    """Raise what `refusal` says, unless one of these roles has the right and lasts today."""
    if not may((role for role, lasts in roles if lasts), right):
        raise refusal(role for role, _ in roles)


def _on_account(right: Right) -> Any:
    async def account(
        account_id: AccountKey, user: CurrentConsumer, database: CurrentDatabase
    ) -> int:
        require(await list_roles(database, user, "account", account_id), right)
        return account_id

    return Depends(account)


# The account of the address, when its user may do that with it today; 403
# `forbidden` when only his role is in the way, 404 when he sees no such thing.
MayPay = Annotated[int, _on_account("pay")]
