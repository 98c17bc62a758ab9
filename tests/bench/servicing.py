"""`python -m tests.bench.servicing`: the main page of an organisation that serves 500 houses.

500 houses of 60 flats with a meter each. The service answers in this process, beside bare
statements of the same facts with orjson, by turns: milliseconds of the processor, of this process
and of PostgreSQL together (`staff_lists`).
"""

import asyncio
import logging
from typing import Any
from uuid import UUID

import asyncpg

from tests.bench.accounts import FILL
from tests.bench.staff_lists import Bench
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server
from tests.support.tokens import bearer, user_token

_HOUSES, _FLATS = 500, 60
_USER = UUID("00000000-0000-4000-8000-00000000000e")
_SERVE = f"""
UPDATE service_locations SET building_id = 1 + id % {_HOUSES};
INSERT INTO servicing_organizations (external_id, name, short_name, kind)
VALUES ('o', 'Управляющая компания', 'УК', 'management_company');
INSERT INTO servicing_people (id, organization_id, email, name, main, user_id)
SELECT gen_random_uuid(), id, 'vera@example.org', 'Вера', true, '{_USER}'
FROM servicing_organizations;
INSERT INTO served_houses (organization_id, building_id)
SELECT o.id, b.id FROM servicing_organizations o, buildings b WHERE b.id <= {_HOUSES};
INSERT INTO submissions (id, usage_point_id, meter_id, account_id, customer_id, way, state,
    opens_on, closes_on, taken_on, taken_at, submitted_at, t1, previous, consumption)
SELECT gen_random_uuid(), p.id, m.id, a.id, a.customer_id, 'servicer', 'on_its_way',
    current_date, current_date + 5, current_date, now(), now(), 1000000, '[]', '{{}}'
FROM usage_points p JOIN meters m ON m.usage_point_id = p.id
JOIN customer_accounts a ON a.id = p.account_id WHERE p.id % 2 = 0;
"""
_BARE = (
    """SELECT o.*, w.name, w.phone, w.email FROM servicing_organizations o
    JOIN servicing_people w ON w.organization_id = o.id WHERE o.id = $1""",
    """SELECT b.id, b.locality, b.street, b.house, count(*) FILTER (WHERE p.scope = 'unit'),
        count(*) FILTER (WHERE p.scope = 'building'), count(s.id),
        count(*) FILTER (WHERE NOT coalesce(p.read_remotely, EXISTS (
            SELECT FROM meter_channels c WHERE c.meter_id = i.meter_id
                AND c.last_day > current_date - 62))) AS by_hand
    FROM (SELECT b.* FROM buildings b JOIN served_houses h ON h.building_id = b.id
        WHERE h.organization_id = $1 AND h.last_day IS NULL
        ORDER BY b.locality, b.street, b.house LIMIT 50) AS b
    JOIN service_locations l ON l.building_id = b.id
    JOIN usage_points p ON p.service_location_id = l.id
    JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
    LEFT JOIN submissions s ON s.meter_id = i.meter_id AND s.state IN ('on_its_way', 'accepted')
        AND current_date BETWEEN s.opens_on AND s.closes_on
    GROUP BY 1, 2, 3, 4 ORDER BY 2, 3, 4""",
    "SELECT count(*) FROM served_houses WHERE organization_id = $1 AND last_day IS NULL",
)


async def _measure(server: Server) -> dict[str, float]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_servicing")
    connection = await asyncpg.connect(
        host=server.host,
        port=server.port,
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
    )
    try:
        await connection.execute(FILL.replace("$1", str(_HOUSES * _FLATS)))
        await connection.execute(_SERVE)
        await connection.execute("VACUUM ANALYZE")
        organization = await connection.fetchval("SELECT id FROM servicing_organizations")
        headers = bearer(user_token("consumer", str(_USER)))
        async with running_app("cabinet", settings) as (app, client):
            bench = Bench(app, client, connection)

            async def ours() -> Any:
                answer = await client.get("/api/cabinet/servicing", headers=headers)
                return answer.raise_for_status().json()

            async def bare() -> None:
                for statement in _BARE:
                    await bench.fetch(statement, organization)

            if (await ours())["houses"]["total"] != _HOUSES:
                raise RuntimeError("not all houses are served")
            return await bench.compare("main page of 500 houses", ours, bare)
    finally:
        await connection.close()
        await server.drop("bench_servicing")


def measure() -> dict[str, float]:
    """Return the ratio of the main page to bare statements."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_measure(server))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    measure()
