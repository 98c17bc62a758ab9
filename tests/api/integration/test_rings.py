"""Who adds or runs a source, or stages a batch, wakes the worker."""

from collections.abc import Awaitable, Callable
from typing import Any

from services.integration.collection.queries import stage_page
from services.integration.conversion.batches import Batch
from services.integration.delivery.queries import put_back_refused
from services.integration.settings import Settings
from services.integration.sources.queries import make_due, save_source
from services.kit.database import Database
from tests.support.rings import listening


async def test_the_worker_is_woken_by_what_is_put_into_its_queues(
    live_database: Callable[[str], Awaitable[dict[str, Any]]],
) -> None:
    database = Database(Settings(**await live_database("integration")))
    async with listening(database) as ears, database.connection() as connection:
        source = await save_source(connection, "head-end", "http://127.0.0.1:9", b"key", 30)
        assert await ears.heard() == {"runs"}
        await make_due(connection, source)
        assert await ears.heard() == {"runs"}
        stored = await stage_page(
            connection,
            source,
            "meters",
            after=None,
            cursor="1",
            more=False,
            items=1,
            batch=Batch(payload=b"x", lines=1, misfits=[]),
        )
        assert stored
        assert await ears.heard() == {"staged"}
        await put_back_refused(connection)
        assert await ears.heard() == {"staged"}
    await database.close()
