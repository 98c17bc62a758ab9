"""Who asks wakes the worker."""

from tests.api.auth.applicants import Registry, look, recover, register
from tests.api.auth.conftest import EMAIL, Auth
from tests.support.rings import listening


async def test_the_worker_is_woken_by_what_is_put_into_its_queues(live_auth: Auth) -> None:
    async with listening(live_auth.database) as ears:
        assert (await register(live_auth)).status_code == 202
        assert await ears.heard() == {"registrations"}
        assert (await recover(live_auth, EMAIL)).status_code == 202
        assert await ears.heard() == {"recoveries"}
        await look(live_auth, Registry())
        assert await ears.heard() == {"outbox"}
