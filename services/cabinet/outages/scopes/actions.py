"""Finding out what a scope is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.cabinet.outages.scopes import queries
from services.cabinet.outages.scopes.rules import (
    MOST_BUILDINGS,
    MOST_DEGREES,
    is_vast,
    title_of,
)
from services.cabinet.outages.scopes.schemas import ScopeIn
from services.kit.database import Connection
from services.kit.problems import ValidationFailed, field_error


@dataclass(frozen=True, slots=True)
class Reach:
    """What a scope is about: the inner keys of buildings, and a GeoJSON shape if one was drawn."""

    buildings: list[int]
    shape: dict[str, Any] | None = None


def _wrong(field: str, code: str, words: str) -> ValidationFailed:
    return ValidationFailed(errors=[field_error(field, code, words)])


async def resolve(connection: Connection, given: ScopeIn) -> Reach:
    """Return what a scope that somebody has sent is about now.

    Raises ValidationFailed: `scope.building_ids` (unknown-buildings), `scope.polygon`
    (crosses-itself, too-vast), `scope.name` (unknown-substation), `scope` (too-many-buildings).
    """
    if given.kind == "buildings":
        wanted = set(given.building_ids)
        known = await queries.list_known(connection, sorted(wanted))
        if lacking := len(wanted) - len(known):
            words = f"{lacking} of these buildings are not in the registry; choose them anew."
            raise _wrong("scope.building_ids", "unknown-buildings", words)
        return Reach(known)
    if given.kind == "area":
        polygon = given.polygon.model_dump(mode="json")
        if is_vast(given.polygon.coordinates[0]):
            words = f"An area is {MOST_DEGREES} degrees wide and high at most; draw a smaller one."
            raise _wrong("scope.polygon", "too-vast", words)
        if not await queries.is_simple(connection, polygon):
            words = "The line crosses itself, or has nothing inside; draw it around the place once."
            raise _wrong("scope.polygon", "crosses-itself", words)
    reach = await look_again(connection, given.model_dump(mode="json"))
    if given.kind == "substation" and not reach.buildings:
        words = "The registry knows no building of this substation."
        raise _wrong("scope.name", "unknown-substation", words)
    if len(reach.buildings) > MOST_BUILDINGS:
        words = f"More than {MOST_BUILDINGS} buildings lie here; make it smaller."
        raise _wrong("scope", "too-many-buildings", words)
    return reach


async def look_again(connection: Connection, scope: Mapping[str, Any]) -> Reach:
    """Return what a scope that was kept is about now; no building of it is asked about."""
    if scope["kind"] == "area":
        polygon = scope["polygon"]
        return Reach(await queries.list_in_area(connection, polygon), polygon)
    if scope["kind"] == "radius":
        center = (float(scope["center"][0]), float(scope["center"][1]))
        return Reach(*await queries.list_in_radius(connection, center, scope["metres"]))
    if scope["kind"] == "substation":
        return Reach(await queries.list_fed_by(connection, scope["name"]))
    return Reach(await queries.list_known(connection, scope["building_ids"]))


async def preview(connection: Connection, given: ScopeIn) -> dict[str, Any]:
    """Return whom a scope would touch (`PreviewOut`). Raises as `resolve`."""
    reach = await resolve(connection, given)
    return {
        "accounts": await queries.count_accounts(connection, reach.buildings),
        "buildings": len(reach.buildings),
        "users": await queries.count_users(connection, reach.buildings),
        "without_place": await queries.count_without_place(connection, reach.buildings),
        "title": title_of(await queries.list_streets(connection, reach.buildings)),
        "shape": reach.shape,
        "houses": await queries.list_houses(connection, reach.buildings),
    }
