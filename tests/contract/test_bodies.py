"""What our own pages send is taken by its names and types: every body of every public route."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from tests.support.doors import DOORS, Door, route_objects

# What a browser's authenticator says is the browser's to extend (WebAuthn Level 3).
_OF_THE_BROWSER = {
    "AssertionIn", "AssertionResponseIn", "AttestationIn", "AttestationResponseIn"
}  # fmt: skip
_ALL = [
    pytest.param(route, id=f"{min(route.methods or ())} {route.path}")
    for door in (*DOORS, Door("wizard", "main", "installer", ""))
    for route in route_objects(door)
    if route.path.startswith("/api/") and route.body_field is not None
]


def _adapter(route: APIRoute) -> TypeAdapter[Any]:
    assert route.body_field is not None
    annotation: Any = route.body_field.field_info.annotation
    return TypeAdapter(annotation)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


@pytest.mark.parametrize("route", _ALL)
def test_a_field_that_nobody_named_is_refused(route: APIRoute) -> None:
    schema = _adapter(route).json_schema()
    shapes = {schema.get("title", "body"): schema} | schema.get("$defs", {})
    lax = {
        name
        for name, shape in shapes.items()
        # A form's own fields are texts by nature; what one holds as JSON is a shape of its own.
        if "properties" in shape
        and not name.startswith("Body_")
        and shape.get("additionalProperties") is not False
    }
    assert lax <= _OF_THE_BROWSER


@pytest.mark.parametrize("route", _ALL)
def test_true_is_no_number_and_a_number_no_truth(route: APIRoute) -> None:
    nodes = list(_nodes(_adapter(route).core_schema))
    assert nodes
    scalars = [one for one in nodes if one["type"] in {"int", "float", "bool"}]
    assert all(one.get("strict") for one in scalars), scalars


def test_there_are_bodies_to_look_at() -> None:
    assert len(_ALL) > 30
