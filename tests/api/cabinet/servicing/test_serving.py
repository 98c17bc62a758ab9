"""Which houses are an organisation's today."""

from datetime import date

import pytest

from services.cabinet.access.queries import find_servicer
from services.cabinet.access.visibility import SERVED_METERS
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.serving import VERA
from tests.api.cabinet.supply import ANNA


async def _meters(home: Home) -> int:
    rows = await home.rows("SELECT id FROM servicing_organizations")
    return len(await home.rows(SERVED_METERS, rows[0]["id"]))


async def test_who_acts_for_an_organisation_sees_its_houses_only(served: Home) -> None:
    found = await find_servicer(served.database, VERA)
    assert found is not None
    assert found.name == "Вера Домова"
    assert await find_servicer(served.database, ANNA) is None
    assert await _meters(served) == 4


@pytest.mark.parametrize(
    ("first_day", "last_day", "seen"),
    [("2020-01-01", None, 4), ("2020-01-01", "2021-01-01", 0), ("2999-01-01", None, 0)],
)
async def test_a_house_is_seen_while_it_is_served(
    served: Home, first_day: str, last_day: str | None, seen: int
) -> None:
    days = (date.fromisoformat(day) if day else None for day in (first_day, last_day))
    await served.rows("UPDATE served_houses SET first_day = $1, last_day = $2", *days)
    assert await _meters(served) == seen


async def test_who_has_ended_sees_nothing(served: Home) -> None:
    await served.rows("UPDATE servicing_people SET ended_at = now()")
    assert await find_servicer(served.database, VERA) is None
    await served.rows("UPDATE servicing_people SET ended_at = NULL")
    await served.rows("UPDATE servicing_organizations SET ended_at = now()")
    assert await find_servicer(served.database, VERA) is None
    assert await _meters(served) == 0
