"""The table of kinds: the name of a batch's kind and the shape of its lines."""

from collections.abc import Mapping

from services.contracts.batches import (
    measurements,
    outages,
    outcomes,
    registry,
    servicers,
)
from services.contracts.batches.records import Record

LINES: Mapping[str, type[Record]] = {
    "customers": registry.CustomerIn,
    "service-locations": registry.ServiceLocationIn,
    "accounts": registry.AccountIn,
    "usage-points": registry.UsagePointIn,
    "meter-models": registry.MeterModelIn,
    "meters": registry.MeterIn,
    "register-readings": measurements.RegisterReadingIn,
    "interval-profiles": measurements.IntervalProfileIn,
    "meter-events": measurements.MeterEventIn,
    "connection-states": measurements.ConnectionStateIn,
    "submission-outcomes": outcomes.SubmissionOutcomeIn,
    "outages": outages.OutageIn,
    "servicing-organizations": servicers.ServicingOrganizationIn,
    "served-houses": servicers.ServedHouseIn,
}
