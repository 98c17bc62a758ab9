import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.outages.town import Town


@pytest.fixture
async def town(home: Home) -> Town:
    """The town in one transaction, which is taken back."""
    made = Town(home)
    await made.build()
    return made


@pytest.fixture
async def live_town(live_home: Home) -> Town:
    """The same with real commits, for what runs at the same time."""
    made = Town(live_home)
    await made.build()
    return made
