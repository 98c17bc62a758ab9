"""The table of the kinds of records: key and store; their shapes stand in `LINES`."""

from collections.abc import Mapping
from datetime import UTC

from services.cabinet.intake.meter_store import store_meters
from services.cabinet.intake.reading_store import (
    event_code,
    store_connection_states,
    store_meter_events,
    store_register_readings,
)
from services.cabinet.intake.record_batch import RecordKind
from services.cabinet.intake.registry_store import (
    store_accounts,
    store_customers,
    store_meter_models,
    store_service_locations,
    store_usage_points,
)
from services.cabinet.intake.rules import check_time_zone

RECORD_KINDS: Mapping[str, RecordKind] = {
    "customers": RecordKind(lambda r: r.id, store_customers),
    "service-locations": RecordKind(lambda r: r.id, store_service_locations),
    "accounts": RecordKind(lambda r: r.number, store_accounts),
    "usage-points": RecordKind(lambda r: r.mrid, store_usage_points, beyond=check_time_zone),
    "meter-models": RecordKind(lambda r: r.id, store_meter_models),
    "meters": RecordKind(lambda r: r.id, store_meters),
    "register-readings": RecordKind(
        lambda r: (r.meter, r.channel, r.taken_at),
        store_register_readings,
        ("register_readings", lambda r: r.taken_at.astimezone(UTC).date()),
    ),
    "meter-events": RecordKind(
        lambda r: (r.meter, r.occurred_at, event_code(r)),
        store_meter_events,
        ("meter_events", lambda r: r.occurred_at.astimezone(UTC).date()),
    ),
    "connection-states": RecordKind(
        lambda r: (r.meter, r.changed_at),
        store_connection_states,
    ),
}
