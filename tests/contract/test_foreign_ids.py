"""Every service that serves consumers walks its routes with another consumer's ids."""

from pathlib import Path

import pytest

from tests.support.doors import DOORS, Door, routes
from tests.support.foreign import NOBODYS, consumer_doors

API = Path(__file__).resolve().parents[1] / "api"


@pytest.mark.parametrize("door", consumer_doors(), ids=lambda door: door.service)
def test_every_service_of_consumers_has_its_walk(door: Door) -> None:
    walk = API / door.service / "test_foreign_ids.py"
    assert walk.exists(), f"write {walk}: ask each route that takes an id as a stranger"
    assert "routes_by_id(" in walk.read_text("utf-8")


def test_what_is_nobodys_is_a_route() -> None:
    known = {f"{method} {path}" for door in DOORS for method, path in routes(door)}
    assert NOBODYS.keys() <= known
