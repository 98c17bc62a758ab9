"""Whatever staff change has a name in the log, and what is declared can be looked up."""

import re
from typing import get_args

import pytest
from fastapi.routing import APIRoute

from services.admin_panel.events import HANDLERS, OWNERS
from services.cabinet.acts.rules import ON_ACCOUNT, ON_METER, ON_NUMBER, ON_USER
from services.contracts.staff import StaffActed, staff_acted
from tests.support.doors import (
    CHANGES_NOTHING,
    DOORS,
    Door,
    acts_of,
    changes,
    route_objects,
    staff_routes,
)

_OWNERS = [door for door in DOORS if door.service in OWNERS]
_by_owner = pytest.mark.parametrize("door", _OWNERS, ids=[door.service for door in _OWNERS])


def _looks(route: APIRoute) -> bool:
    """Say whether the route is a look that is recorded, as what it shows may be of people."""
    return any(one.action.startswith("look_at_") for one in acts_of(route))


@_by_owner
def test_every_route_of_staff_that_changes_something_names_its_act(door: Door) -> None:
    nameless = [
        f"{method} {route.path}"
        for method, route in staff_routes(door)
        if (changes(method, route) or _looks(route)) != (len(acts_of(route)) == 1)
    ]
    assert nameless == [], "give these routes `dependencies=[act(…)]`; reads only a look"


@_by_owner
def test_an_act_names_what_the_route_has(door: Door) -> None:
    wrong = []
    for _, route in staff_routes(door):
        body = getattr(route.body_field, "field_info", None)
        shape = getattr(body, "annotation", None)
        known = set(re.findall(r"\{(\w+)", route.path))
        # A body may be left out: then its shape is one of two.
        for one in (shape, *get_args(shape)):
            known |= set(getattr(one, "model_fields", {}))
        wrong += [
            f"{route.path}: {name}"
            for one in acts_of(route)
            for name in (one.object_id, *one.fields)
            if name and name not in known
        ]
    assert wrong == []


def test_whatever_is_done_with_a_consumers_data_is_told_to_him() -> None:
    """But that he was removed: then there is nobody to tell."""
    told = {*ON_USER, *ON_ACCOUNT, *ON_NUMBER, *ON_METER, "remove_user"}
    untold = {
        one.action
        for door in _OWNERS
        for _, route in staff_routes(door)
        for one in acts_of(route)
        if one.object_kind in {"user", "account", "meter"} and "/colleagues" not in route.path
    } - told
    assert untold == set(), "name these in cabinet/acts/rules.py, with words in the pages"


@_by_owner
def test_names_of_acts_fit_the_log(door: Door) -> None:
    names = [one for _, route in staff_routes(door) for one in acts_of(route)]
    for one in names:
        assert re.fullmatch(r"[a-z][a-z_]{1,63}", one.action), one
        assert re.fullmatch(r"[a-z][a-z_]{1,31}", one.object_kind), one


def test_reads_that_are_sent_as_posts_exist() -> None:
    there = {f"{m} {r.path}" for d in _OWNERS for r in route_objects(d) for m in r.methods or ()}
    assert there >= CHANGES_NOTHING


def test_the_log_takes_the_acts_of_every_owner() -> None:
    assert {staff_acted(owner) for owner in OWNERS} <= set(HANDLERS)


def test_an_act_told_by_the_release_before_is_understood() -> None:
    """As notifications told it when only what was done was told."""
    told = {
        "actor_id": "a", "actor_role": "operator", "action": "resend_letter",
        "object_kind": "letter", "object_id": "7", "details": {"size": 3}, "request_id": None,
    }  # fmt: skip
    data = StaffActed.model_validate(told)
    assert (data.outcome, data.before, data.after, data.at) == ("done", None, None, None)
