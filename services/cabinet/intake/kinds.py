"""The table of the kinds of records: key and whose act stores it; their shapes are in `LINES`."""

from collections.abc import Mapping
from datetime import UTC

from services.cabinet.customers.accounts.actions import put_accounts, put_customers
from services.cabinet.customers.places.actions import put_service_locations
from services.cabinet.customers.servicers.actions import (
    put_served_houses,
    put_servicing_organizations,
)
from services.cabinet.intake.record_batch import RecordKind
from services.cabinet.intake.rules import check_time_zone
from services.cabinet.metering.diagnostics.actions import (
    event_code,
    put_connection_states,
    put_meter_events,
)
from services.cabinet.metering.meters.actions import put_meter_models, put_meters, put_usage_points
from services.cabinet.metering.registers.actions import put_register_readings
from services.cabinet.outages.imports.actions import put_outages
from services.cabinet.submissions.outcomes.actions import put_outcomes

RECORD_KINDS: Mapping[str, RecordKind] = {
    "customers": RecordKind(lambda r: r.id, put_customers),
    "service-locations": RecordKind(lambda r: r.id, put_service_locations),
    "accounts": RecordKind(lambda r: r.number, put_accounts),
    "usage-points": RecordKind(lambda r: r.mrid, put_usage_points, beyond=check_time_zone),
    "meter-models": RecordKind(lambda r: r.id, put_meter_models),
    "meters": RecordKind(lambda r: r.id, put_meters),
    "register-readings": RecordKind(
        lambda r: (r.meter, r.channel, r.taken_at),
        put_register_readings,
        ("register_readings", lambda r: r.taken_at.astimezone(UTC).date()),
    ),
    "meter-events": RecordKind(
        lambda r: (r.meter, r.occurred_at, event_code(r)),
        put_meter_events,
        ("meter_events", lambda r: r.occurred_at.astimezone(UTC).date()),
    ),
    "connection-states": RecordKind(lambda r: (r.meter, r.changed_at), put_connection_states),
    "submission-outcomes": RecordKind(lambda r: r.submission_id, put_outcomes),
    "outages": RecordKind(lambda r: r.id, put_outages),
    "servicing-organizations": RecordKind(lambda r: r.id, put_servicing_organizations),
    "served-houses": RecordKind(lambda r: r.id, put_served_houses),
}
