"""What an organisation sees of the meters of its houses."""

from collections.abc import Mapping
from typing import Any

from services.cabinet.servicing.houses import queries
from services.cabinet.servicing.houses.rules import Wanted
from services.cabinet.submissions.bulk.actions import known_of_many
from services.cabinet.submissions.entry.forms import Known, form_meter
from services.cabinet.submissions.entry.words import Language
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.pagination import PageRequest
from services.kit.problems import NotFound

_TOLD = ("meter_id", "serial_number", "ratio", "zones", "window", "blocked", "warnings")


async def read_meters(
    connection: Connection,
    organization_id: int,
    wanted: Wanted,
    page: PageRequest,
    language: Language,
) -> dict[str, Any]:
    """Return a page of meters of a served house as `ServedMeterOut` has them.

    Raises NotFound for a house that the organisation does not serve.
    """
    if not await queries.is_served(connection, organization_id, wanted.building_id):
        raise NotFound
    now = utc_now()
    rows, total = await queries.list_meters(connection, organization_id, wanted, page)
    known = await known_of_many(connection, [row["meter_id"] for row in rows], now)
    items = [
        _meter(row, known[row["meter_id"]], language) for row in rows if row["meter_id"] in known
    ]
    return {"items": items, "total": total}


def _meter(row: Mapping[str, Any], known: Known, language: Language) -> dict[str, Any]:
    told = form_meter(known, language)
    return {
        **{name: told[name] for name in (*_TOLD, "submitted")},
        **{name: row[name] for name in ("scope", "flat", "subscriber")},
    }
