"""Alembic, the same for every service: lock and statement time limits, one history per service."""

import asyncio
from functools import lru_cache
from pathlib import Path

from alembic import context
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import SchemaItem

from services.kit.settings import ServiceSettings

_SERVICES = Path(__file__).parent.parent
LOCK_TIMEOUT = "5s"
STATEMENT_TIMEOUT = "15min"


def alembic_config(service: str) -> Config:
    """Return the Alembic configuration of a service."""
    config = Config()
    config.set_main_option("script_location", str(_SERVICES / service / "migrations"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d%%(month).2d%%(day).2d_%%(slug)s")
    return config


@lru_cache
def _heads(service: str) -> frozenset[str]:
    return frozenset(ScriptDirectory.from_config(alembic_config(service)).get_heads())


async def pending_migrations(engine: AsyncEngine, service: str) -> bool:
    """Say whether the database lacks a migration; raises when it cannot be reached."""

    def current(connection: Connection) -> frozenset[str]:
        return frozenset(MigrationContext.configure(connection).get_current_heads())

    async with asyncio.timeout(5), engine.connect() as connection:
        return await connection.run_sync(current) != _heads(service)


def run_migrations(
    metadata: MetaData, settings: ServiceSettings, *, unmanaged: frozenset[str] = frozenset()
) -> None:
    """Run Alembic's migrations online; called by each service's `migrations/env.py`.

    `unmanaged` names tables that live in the database beside the models (extensions' own,
    partitions); the check does not look at them.
    """

    def include(item: SchemaItem, name: str | None, kind: str, *_: object) -> bool:
        if kind != "table":
            return True
        partition = item.info.get("partition") if hasattr(item, "info") else False
        return not partition and name not in unmanaged

    def with_connection(connection: Connection) -> None:
        partitions = _partitions(connection)
        context.configure(
            connection=connection,
            target_metadata=metadata,
            compare_type=True,
            compare_server_default=False,
            transaction_per_migration=True,
            include_object=lambda item, name, kind, *rest: (
                include(item, name, kind, *rest) and not (kind == "table" and name in partitions)
            ),
        )
        # A run that was left behind when its service was killed ends before the next one begins.
        connection.execute(text("SELECT pg_advisory_lock(hashtext('personal-cabinet-migrations'))"))
        connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
        connection.execute(text(f"SET statement_timeout = '{STATEMENT_TIMEOUT}'"))
        connection.commit()
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()

    async def run() -> None:
        engine = create_async_engine(settings.database_url, poolclass=NullPool)
        async with engine.connect() as connection:
            await connection.run_sync(with_connection)
        await engine.dispose()

    asyncio.run(run())


def _partitions(connection: Connection) -> frozenset[str]:
    rows = connection.execute(
        text("SELECT relname FROM pg_class WHERE relispartition AND relkind IN ('r', 'p')")
    )
    names = frozenset(row[0] for row in rows)
    connection.commit()
    return names
