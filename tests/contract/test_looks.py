"""Whatever shows staff the data of people records that somebody has looked, or says why not."""

import importlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from fastapi.routing import APIRoute

from services.admin_panel.audit_reading.field_words import FIELDS
from services.admin_panel.audit_reading.words import ACTS, KINDS
from tests.support.doors import CHANGES_NOTHING, DOORS, Door, acts_of, staff_routes
from tests.support.told_acts import told_acts

# Fields that may be a person's: names, contacts, addresses, what he has written.
_PERSONAL = frozenset(
    {"name", "display_name", "customer_name", "customer", "author", "applicant", "login", "email"}
    | {"phone", "claimed_phone", "address", "flat", "text", "serial_number", "account_number"}
    | {"numbers", "number", "accounts"}
)
_OF_THE_SUPPLIER = "what the supplier says to everybody, and of nobody"
_OF_STAFF = "staff, their work and their own files; whose rows a file has, the act that asks says"
_OF_SYSTEMS = "systems, batches and sources, not people"
# Why nobody need know who has looked.
_NO_LOOK: Mapping[str, str] = {
    "GET /api/auth/staff/colleagues": _OF_STAFF,
    "GET /api/auth/staff/machine-clients": _OF_SYSTEMS,
    "GET /api/cabinet/staff/accounts/chosen": "keys and numbers for an act, which is recorded",
    "GET /api/cabinet/staff/accounts/choices": "towns and tariffs",
    "GET /api/cabinet/staff/meter-models": "types of meters",
    "GET /api/cabinet/staff/meter-models/{model_id}": "types of meters",
    "GET /api/cabinet/staff/deletions": "numbers of accounts, and who deleted them",
    "POST /api/cabinet/staff/deletions/plan": "numbers of accounts, before an act that is recorded",
    "GET /api/cabinet/staff/exports": _OF_STAFF,
    "GET /api/cabinet/staff/exports/{job_id}": _OF_STAFF,
    "GET /api/cabinet/staff/exports/{job_id}/file": _OF_STAFF,
    "GET /api/admin/exports": _OF_STAFF,
    "GET /api/admin/exports/{job_id}": _OF_STAFF,
    "GET /api/admin/exports/{job_id}/file": _OF_STAFF,
    "GET /api/cabinet/staff/feed-readers": _OF_SYSTEMS,
    "GET /api/cabinet/staff/settings": _OF_THE_SUPPLIER,
    "GET /api/cabinet/staff/content/entries/{entry_id}": _OF_THE_SUPPLIER,
    "GET /api/cabinet/staff/content/files/{entry_id}/{file_id}": _OF_THE_SUPPLIER,
    "GET /api/cabinet/staff/content/preview": _OF_THE_SUPPLIER,
    "PUT /api/cabinet/staff/appeals/{appeal_id}/presence": _OF_STAFF,
    "GET /api/cabinet/staff/answer-templates": _OF_THE_SUPPLIER,
    "GET /api/cabinet/staff/desk-hours": _OF_STAFF,
    "GET /api/cabinet/staff/desk-teams": _OF_STAFF,
    "GET /api/cabinet/staff/outages": "outages and numbers of accounts touched",
    "GET /api/cabinet/staff/outages/{outage_id}": "an outage, its houses, and staff who acted",
    "POST /api/cabinet/staff/outages/preview": "how many are touched",
    "GET /api/cabinet/staff/outage-reports": "streets and houses, and how many reported",
    "GET /api/cabinet/staff/buildings": "houses",
    "GET /api/cabinet/staff/servicing-organizations/buildings": "houses, and who serves them",
    "GET /api/cabinet/staff/servicing-organizations/{organization_id}/houses":
        "houses, without those who live there",
    "POST /api/cabinet/staff/tariff-schedules/import/preview": "tariffs",
    "GET /api/cabinet/staff/tariff-schedules/{schedule_id}": "tariffs",
    "GET /api/cabinet/staff/tariff-schedules": "tariffs",
    "POST /api/cabinet/staff/tariff-schedules/{schedule_id}/assignments/preview":
        "numbers of accounts that cannot be chosen, as they were given",
    "GET /api/notifications/staff/announcements": _OF_THE_SUPPLIER,
    "GET /api/notifications/staff/announcements/{announcement_id}": _OF_THE_SUPPLIER,
    "POST /api/notifications/staff/announcements/preview": _OF_THE_SUPPLIER,
    "POST /api/notifications/staff/announcements/preview/letter": _OF_THE_SUPPLIER,
    "GET /api/notifications/staff/announcements/{announcement_id}/files/{file_id}":
        _OF_THE_SUPPLIER,
    "GET /api/admin/audit/{entry_id}": "an entry of a list whose look is recorded; no contacts",
    "GET /api/integration/staff/sources": _OF_SYSTEMS,
    "GET /api/integration/staff/sources/{source_id}": _OF_SYSTEMS,
    "GET /api/admin/analytics": "numbers, and names of sources",
    "GET /api/admin/analytics/collection": "towns and numbers",
    "GET /api/auth/staff/colleagues/names": _OF_STAFF,
    "GET /api/auth/staff/roles/{key}": _OF_STAFF,
}  # fmt: skip


@cache
def _document(door: Door) -> dict[str, Any]:
    app = importlib.import_module(f"services.{door.service}.{door.module}").app
    told: dict[str, Any] = app.openapi()
    return told


def _fields(document: dict[str, Any], shape: Any, seen: set[str]) -> Iterator[str]:
    """Return the names of all fields of a shape, those of shapes within it among them."""
    if isinstance(shape, list):
        for one in shape:
            yield from _fields(document, one, seen)
    elif isinstance(shape, dict):
        if name := shape.get("$ref", "").rpartition("/")[2]:
            if name not in seen:
                seen.add(name)
                yield from _fields(document, document["components"]["schemas"][name], seen)
            return
        yield from shape.get("properties", {})
        for part in ("anyOf", "allOf", "oneOf", "items"):
            yield from _fields(document, shape.get(part), seen)
        yield from _fields(document, list(shape.get("properties", {}).values()), seen)


def _shows_people(door: Door, method: str, route: APIRoute) -> bool:
    """Say whether an answer may hold data of people; a file may hold anything."""
    document = _document(door)
    content = document["paths"][route.path][method.lower()]["responses"].get("200", {})
    shapes = content.get("content", {})
    if any(media != "application/json" for media in shapes):
        return True
    shape = [one.get("schema") for one in shapes.values()]
    return bool(_PERSONAL & set(_fields(document, shape, set())))


def _shown() -> Iterator[tuple[str, APIRoute]]:
    """Return every route of staff that reads and may show data of people."""
    for door in DOORS:
        for method, route in staff_routes(door):
            name = f"{method} {route.path}"
            reads = method == "GET" or name in CHANGES_NOTHING
            if reads and route.include_in_schema and _shows_people(door, method, route):
                yield name, route


def _looks(route: APIRoute) -> bool:
    return any(one.action.startswith("look_at_") for one in acts_of(route))


def test_whatever_shows_peoples_data_records_the_look() -> None:
    silent = {name for name, route in _shown() if not _looks(route)}
    assert silent - _NO_LOOK.keys() == set(), (
        'give these routes `dependencies=[act("look_at_…", …)]` and record the look,'
        " or say in _NO_LOOK why nobody need know"
    )
    assert _NO_LOOK.keys() - silent == set(), "an exception that is none any more"


def test_every_act_and_kind_has_its_words() -> None:
    told = told_acts()
    assert {act for act, _ in told} - ACTS.keys() == set(), (
        "give these acts words in services/admin_panel/audit_reading/words.py"
    )
    assert {kind for _, kind in told if kind} - KINDS.keys() == set()


def test_there_are_no_words_of_acts_that_nobody_does() -> None:
    assert ACTS.keys() - {act for act, _ in told_acts()} == set()


def test_words_are_whole_in_both_languages() -> None:
    for words in (ACTS, KINDS, FIELDS):
        for name, both in words.items():
            assert all(word.strip() == word and word for word in both), name
            assert both[0] != name, name
            assert any("а" <= letter.lower() <= "я" for letter in both[0]) or "T" in both[0], name
