"""Acts that give usage points their tariff schedules."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import resolve_numbers, supplier_today
from services.cabinet.errors import TariffAssigned, TariffAssignmentChanged, UnknownAccount
from services.cabinet.lines.queries import lock_registry
from services.cabinet.metering.tariff_terms import queries
from services.cabinet.metering.tariff_terms.queries import Chosen
from services.cabinet.metering.tariff_terms.schemas import AssignIn, Choice, RegisterZones
from services.cabinet.tariffs.actions import KIND
from services.cabinet.tariffs.queries import find_fields
from services.kit.database import Connection, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act


async def assign_told(
    connection: Connection, before: Mapping[str, int | None], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Give points the schedules that a batch tells of them.

    `rows`: `mrid`, `tariff_schedule_id`, `tariff_from`; `before`: what was told last, by `mrid`.
    Only what is told otherwise than before counts, so that a redelivery undoes nothing that staff
    have set since (decision 0034).
    """
    told = [
        {
            "mrid": row["mrid"],
            "schedule_id": row["tariff_schedule_id"],
            "from_day": row["tariff_from"],
            "other": before.get(row["mrid"]) != row["tariff_schedule_id"],
        }
        for row in rows
    ]
    counting = [
        one for one in told if one["other"] or (one["from_day"] and one["schedule_id"] is not None)
    ]
    if counting:
        await queries.put_told(connection, counting)


async def preview_assignment(
    connection: Connection, schedule_id: int, choice: Choice
) -> dict[str, Any]:
    """Return what an assignment would do (`ChoiceOut`); raises NotFound without the schedule."""
    if await find_fields(connection, schedule_id) is None:
        raise NotFound
    chosen, unknown = await _chosen(connection, schedule_id, choice)
    return await queries.preview(connection, chosen) | {"unknown": unknown}


async def _chosen(
    connection: Connection, schedule_id: int, choice: Choice
) -> tuple[Chosen, list[str]]:
    numbers, unknown = None, []
    if choice.account_numbers is not None:
        known = await resolve_numbers(connection, choice.account_numbers)
        numbers = sorted(set(known.values()))
        unknown = [typed for typed in choice.account_numbers if typed not in known]
    wanted = choice.filter
    words = wanted.search.lower().replace("ё", "е").split()[:8] if wanted else []
    chosen = Chosen(
        numbers=numbers,
        customer_kind=wanted.customer_kind if wanted else None,
        patterns=[queries.like_pattern(word) for word in words],
        present=wanted.schedule if wanted else None,
        today=await supplier_today(connection),
        schedule_id=schedule_id,
        from_day=choice.from_day,
    )
    return chosen, unknown


async def assign_schedule(
    session: AsyncSession, staff: Caller, schedule_id: int, given: AssignIn
) -> int:
    """Give the chosen accounts' usage points a schedule from a day on; return how many changed.

    Until the next one that begins there. Raises NotFound; UnknownAccount, naming each number by
    its place; TariffAssigned when there are later ones and they shall not be replaced;
    TariffAssignmentChanged when not as many points are chosen as were shown; ValidationFailed for
    a schedule that is archived.
    """
    connection = await plain_of(session)
    # Batches assign as well.
    await lock_registry(connection)
    schedule = await find_fields(connection, schedule_id)
    if schedule is None:
        raise NotFound
    if schedule["archived"]:
        raise ValidationFailed(
            errors=[field_error("schedule", "archived", "The schedule is archived.")]
        )
    chosen, unknown = await _chosen(connection, schedule_id, given)
    if unknown:
        numbers = given.account_numbers or []
        raise UnknownAccount(
            errors=[
                field_error(f"account_numbers.{at}", UnknownAccount.name, UnknownAccount.title)
                for at, typed in enumerate(numbers)
                if typed in unknown
            ]
        )
    shown = await queries.preview(connection, chosen)
    if shown["points"] != given.expected_points:
        raise TariffAssignmentChanged
    if shown["conflicts"] and not given.replace:
        raise TariffAssigned(conflicts=shown["examples"])
    points = await queries.assign(connection, chosen, staff.name, replace=given.replace)
    await record_act(
        session,
        staff,
        "assign_tariff",
        KIND,
        schedule_id,
        after={"from_day": given.from_day, "accounts": shown["accounts"], "points": points},
        replaced=shown["conflicts"] if given.replace else 0,
    )
    return points


async def set_register_zones(
    session: AsyncSession, staff: Caller, meter_id: int, given: RegisterZones
) -> None:
    """Say which zone of its schedule each counter of a meter counts; raises NotFound."""
    connection = await plain_of(session)
    if not await queries.has_meter(connection, meter_id):
        raise NotFound
    before = await queries.read_register_zones(connection, meter_id)
    after = given.model_dump()
    await queries.put_register_zones(connection, meter_id, {1: given.t1, 2: given.t2, 3: given.t3})
    await record_act(
        session, staff, "set_register_zones", "meter", meter_id, before=before, after=after
    )
