"""Telling names of accounts, meters and other things."""

from services.cabinet.names.queries import list_names, read_time_zone
from services.contracts.names import OF_CABINET, NamesIn, NamesOut
from services.kit.database import Connection


async def tell_names(connection: Connection, asked: NamesIn) -> NamesOut:
    """Return what they are called now; what is gone is not among them."""
    ids = {kind: [one.id for one in asked.things if one.kind == kind] for kind in OF_CABINET}
    names = await list_names(connection, {kind: some for kind, some in ids.items() if some})
    zone = await read_time_zone(connection)
    return NamesOut.model_validate({"names": names, "time_zone": zone})
