import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.handing_in import ServicingClock
from tests.api.cabinet.serving import build_house, serve


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> ServicingClock:
    """The moment is within the days for readings, until a test sets another."""
    return ServicingClock(monkeypatch)


@pytest.fixture
async def served(home: Home) -> Home:
    """Vera's organisation serves a house of three flats, and not that of Anna and Boris."""
    await serve(home, *await build_house(home))
    return home
