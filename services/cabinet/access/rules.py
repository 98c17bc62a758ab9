"""What a role on a contract lets a user do: table 3 of manual 003 (13.2.1.2), row by row; pure."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

# «Администратор», «Руководитель», «Энергетик», «Бухгалтер».
Role = Literal["administrator", "manager", "energy_engineer", "accountant"]
Right = Literal[
    "request_administrator",
    "remove_agreement",
    "see_agreement",
    "see_annexes",
    "submit_readings",
    "see_readings",
    "see_unpaid_documents",
    "see_debt",
    "see_bills_by_month",
    "see_payments",
    "pay",
    "see_documents",
    "give_roles",
    "take_roles",
]

_ALL: frozenset[Role] = frozenset(get_args(Role))
_OF_READINGS: frozenset[Role] = _ALL - {"accountant"}
_OF_MONEY: frozenset[Role] = _ALL - {"energy_engineer"}
_OF_ROLES: frozenset[Role] = frozenset({"administrator"})
RIGHTS: Mapping[Right, frozenset[Role]] = {
    "request_administrator": _ALL,
    "remove_agreement": _ALL,
    "see_agreement": _ALL,
    "see_annexes": _ALL,
    "submit_readings": _OF_READINGS,
    "see_readings": _OF_READINGS,
    "see_unpaid_documents": _OF_MONEY,
    "see_debt": _OF_MONEY,
    "see_bills_by_month": _OF_MONEY,
    "see_payments": _OF_MONEY,
    "pay": _OF_MONEY,
    "see_documents": _OF_MONEY,
    "give_roles": _OF_ROLES,
    "take_roles": _OF_ROLES,
}
# Of who sees an account by a link: a household, and whoever has added a contract, do everything
# that needs no giving of roles (13.2.1.1).
LINKED: Role = "manager"


def may(roles: Iterable[Role], right: Right) -> bool:
    """Return whether one of the roles has the right."""
    return not RIGHTS[right].isdisjoint(roles)
