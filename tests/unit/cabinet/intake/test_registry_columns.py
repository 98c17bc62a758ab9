"""What a batch writes of a registry table is what its lines tell: one column more is emptied."""

import re

import pytest

from services.cabinet.customers.accounts.queries import (
    UPSERT_ACCOUNTS,
    UPSERT_AGREEMENTS,
    UPSERT_CUSTOMERS,
)
from services.cabinet.customers.places.queries import UPSERT_LOCATIONS
from services.cabinet.metering.meters.queries import UPSERT_METERS, UPSERT_MODELS, UPSERT_POINTS
from services.contracts.batches.records import Record
from services.contracts.batches.registry import (
    AccountIn,
    AgreementIn,
    CustomerIn,
    MeterIn,
    MeterModelIn,
    ServiceLocationIn,
    UsagePointIn,
)


@pytest.mark.parametrize(
    ("statement", "shape", "made"),
    [
        (UPSERT_CUSTOMERS, CustomerIn, set()),
        (UPSERT_AGREEMENTS, AgreementIn, {"customer_id"}),
        (UPSERT_ACCOUNTS, AccountIn, set()),
        (UPSERT_LOCATIONS, ServiceLocationIn, {"building_id", "address"}),
        (UPSERT_MODELS, MeterModelIn, set()),
        (UPSERT_POINTS, UsagePointIn, {"tariff_schedule_id"}),
        (UPSERT_METERS, MeterIn, set()),
    ],
)
def test_every_column_is_told_by_the_line_or_made_of_it(
    statement: str, shape: type[Record], made: set[str]
) -> None:
    listed = re.search(r"AS t \(([^)]+)\)", statement)
    assert listed is not None
    columns = set(re.findall(r'"(\w+)"', listed[1]))
    fields = set(shape.model_fields)
    told = fields | {f"{field}_id" for field in fields} | {"external_id"}
    assert columns - told == made
