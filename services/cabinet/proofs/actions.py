"""Judging an applicant, and issuing codes."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import resolve_numbers
from services.cabinet.customers.places.references import References
from services.cabinet.errors import CodesDoNotCount
from services.cabinet.proofs import queries
from services.cabinet.proofs.rules import (
    CODE_LIFE,
    code_hash,
    compare_names,
    new_code,
    reading_fits,
    same_phone,
    serial_fits,
)
from services.cabinet.proofs.schemas import RegistryMatchIn
from services.cabinet.supplier.queries import read_settings
from services.cabinet.supplier.rules import ProofKind
from services.kit.database import Connection, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act

_NOBODY: dict[str, Any] = {
    "account_known": False,
    "number": "",
    "matched": False,
    "email": None,
    "user_ids": [],
    "former_user_ids": [],
    "left_user_ids": [],
    "right": [],
    "wrong": [],
    "name": "",
    "phone_known": False,
}


async def judge(
    connection: Connection, given: RegistryMatchIn, references: References, now: datetime
) -> dict[str, Any]:
    """Compare what an applicant says with the registry; tells what fits, never what is there."""
    number = (await resolve_numbers(connection, [given.account_number])).get(given.account_number)
    location_id = references.read(given.address_id, given.asked_at or now)
    address = await queries.find_address(connection, location_id) or ""
    account = await queries.find_account(connection, number) if number else None
    if account is None:
        wrong = [kind for kind, _ in await _counting(connection, given)]
        return _NOBODY | {"address": address, "wrong": wrong}
    right, wrong = await _prove(connection, given, account["id"], now)
    return {
        "account_known": True,
        "number": account["number"],
        "matched": location_id is not None
        and account["service_location_id"] == location_id
        and account["held"],
        "address": address,
        "email": account["email"],
        "user_ids": account["user_ids"],
        "former_user_ids": account["former_user_ids"],
        "left_user_ids": account["left_user_ids"],
        "right": right,
        "wrong": wrong,
        "name": compare_names(given.name, account["name"]),
        "phone_known": same_phone(given.phone, account["phone"]),
    }


async def _counting(
    connection: Connection, given: RegistryMatchIn
) -> list[tuple[ProofKind, str | int]]:
    """Return the proofs given that the supplier takes."""
    taken = (await read_settings(connection))["second_proofs"]
    said: dict[ProofKind, str | int | None] = {
        "serial": given.serial,
        "reading": given.reading_wh,
        "code": given.code,
    }
    return [(kind, value) for kind, value in said.items() if kind in taken and value is not None]


async def _prove(
    connection: Connection, given: RegistryMatchIn, account_id: int, now: datetime
) -> tuple[list[ProofKind], list[ProofKind]]:
    meters = await queries.list_meters(connection, account_id)
    right: list[ProofKind] = []
    wrong: list[ProofKind] = []
    for kind, value in await _counting(connection, given):
        fits = False
        if kind == "serial":
            fits = serial_fits(str(value), meters.values())
        elif kind == "reading":
            for meter_id in meters:
                readings = await queries.list_readings(connection, meter_id, now)
                fits = fits or reading_fits(int(value), readings, now)
        else:
            known = await queries.find_code(connection, account_id, now)
            fits = known is not None and secrets.compare_digest(
                known, code_hash(account_id, str(value))
            )
        (right if fits else wrong).append(kind)
    return right, wrong


@dataclass(frozen=True, slots=True)
class Issued:
    """A code as it is printed; nobody can read it a second time."""

    number: str
    code: str
    expires_at: datetime


async def issue_code(
    connection: Connection, account_number: str, issued_by: str, now: datetime
) -> Issued:
    """Make the code of an account for 45 days; the one before counts no more.

    Raises NotFound for an account that the registry does not have, and CodesDoNotCount.
    """
    if "code" not in (await read_settings(connection))["second_proofs"]:
        raise CodesDoNotCount
    number = (await resolve_numbers(connection, [account_number])).get(account_number)
    account = await queries.find_account(connection, number) if number else None
    if account is None:
        raise NotFound
    code, expires_at = new_code(), now + CODE_LIFE
    await queries.put_code(
        connection,
        account["id"],
        code_hash(account["id"], code),
        now=now,
        expires_at=expires_at,
        issued_by=issued_by,
    )
    return Issued(account["number"], code, expires_at)


async def issue_code_by_staff(
    session: AsyncSession, staff: Caller, account_id: int, now: datetime
) -> Issued:
    """Make the code of an account as an act of staff; raises as `issue_code`."""
    connection = await plain_of(session)
    number = await queries.find_number(connection, account_id)
    if number is None:
        raise NotFound
    made = await issue_code(connection, number, staff.name or staff.subject, now)
    await record_act(session, staff, "issue_code", "account", account_id, account_number=number)
    return made


async def phone_is_theirs(connection: Connection, user_id: UUID, phone: str) -> bool:
    """Return whether the registry has the number (E.164) for an account that the user sees."""
    return any(same_phone(phone, known) for known in await queries.list_phones(connection, user_id))
