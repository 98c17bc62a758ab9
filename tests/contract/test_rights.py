"""What opens each route of staff: one named right, and the roles have what they have always had."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from deploy.reference.routes import calls
from services.contracts.rights import BUILT_IN, KEEPS_ROLES, OPEN, RIGHTS, Right, needs, whole
from services.kit.rights import rights_named_by
from tests.support.doors import DOORS, staff_routes

# Who could ask for what before rights had names: the least of the three roles, for every route.
_BEFORE = Path(__file__).parent.parent / "support" / "least_roles.json"


def _all() -> Iterator[tuple[str, APIRoute]]:
    for door in DOORS:
        for method, route in staff_routes(door):
            yield f"{method} {route.path}", route


def _named(route: APIRoute) -> set[tuple[Right, ...]]:
    return {rights for call in calls(route.dependant) if (rights := rights_named_by(call))}


def test_every_route_of_staff_names_one_right() -> None:
    wrong = [name for name, route in _all() if len(_named(route)) != 1]
    assert wrong == [], "open these by `may(…)` or `may_now(…)` of services/kit/rights.py, once"


def test_what_is_named_beside_it_is_to_see() -> None:
    """But for who is added with accounts: they are given to him."""
    beside = {right for _, route in _all() for (_, *more) in _named(route) for right in more}
    assert {right for right in beside if not right.endswith(":see")} == {"access:grant"}


def test_every_right_opens_something() -> None:
    used = {rights[0] for _, route in _all() for rights in _named(route)}
    assert used == set(RIGHTS)


def test_the_built_in_roles_may_what_they_have_always_done() -> None:
    before = {
        name: role for role, names in json.loads(_BEFORE.read_text("utf-8")).items()
        for name in names
    }  # fmt: skip
    now = {}
    for name, route in _all():
        (rights,) = _named(route)
        may = [role for role in ("viewer", "operator", "administrator") if
               set(rights) <= BUILT_IN[role]]  # fmt: skip
        now[name] = may[0]
        # Who may more may all of that.
        assert may == ["viewer", "operator", "administrator"][-len(may) :], name
    assert {name: now.get(name) for name in before} == before


@pytest.mark.parametrize("role", BUILT_IN)
def test_a_built_in_role_lacks_nothing_that_its_rights_need(role: str) -> None:
    assert whole(BUILT_IN[role]) == BUILT_IN[role]


def test_a_right_needs_what_exists_and_no_more_than_one_step() -> None:
    for right in RIGHTS:
        for needed in needs(right):
            assert needed in RIGHTS
            assert needs(needed) == ()


def test_none_stay_none_and_any_opens_the_panel() -> None:
    assert whole([]) == frozenset()
    assert whole(["letters:see"]) == {"letters:see", OPEN}
    assert whole(["outages:change"]) == {"outages:change", "outages:see", OPEN}
    assert BUILT_IN["administrator"] >= KEEPS_ROLES
    assert not BUILT_IN["operator"] >= KEEPS_ROLES
