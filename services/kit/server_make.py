"""Making what a check found missing, with the rights of the very login that was given."""

import asyncio
from typing import Any

import asyncpg

from services.kit.server_check import (
    DatabaseCheckOut,
    Place,
    Refused,
    connected,
    examine,
    quoted,
)
from services.kit.settings import ServiceSettings

# Every server has at least one of them to be connected to before there is a database of one's own.
_MAINTENANCE = ("postgres", "template1")
_MAKE_SECONDS = 20.0


async def check_place(settings: ServiceSettings, place: Place) -> DatabaseCheckOut:
    """Really connect and look; say what is wrong, and whether this login could mend it."""
    try:
        async with connected(settings, place) as connection, asyncio.timeout(5):
            return await examine(settings, place, connection)
    except Refused as refused:
        told = refused.told
    except TimeoutError:
        return DatabaseCheckOut(ok=False, outcome="timed-out")
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return DatabaseCheckOut(ok=False, outcome="failed", detail=type(error).__name__)
    if told.outcome == "database-missing" and await _may_create(settings, place):
        told.offer = "create-database"
    return told


async def make_missing(settings: ServiceSettings, place: Place) -> DatabaseCheckOut:
    """Make the database and its extensions as far as the login may; return the check after it."""
    told = await check_place(settings, place)
    if told.offer == "create-database":
        await _create_database(settings, place)
        told = await check_place(settings, place)
    if told.offer == "create-extensions":
        await _create_extensions(settings, place, told.missing)
        told = await check_place(settings, place)
    return told


async def _may_create(settings: ServiceSettings, place: Place) -> bool:
    for database in _MAINTENANCE:
        try:
            async with connected(settings, place.model_copy(update={"database": database})) as any_:
                return bool(
                    await any_.fetchval(
                        "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                    )
                )
        except (Refused, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            continue
    return False


async def _create_database(settings: ServiceSettings, place: Place) -> None:
    """Make the database for the login: UTF-8, names in the Russian order where ICU is there."""
    name = quoted(place.database)
    plain = f"CREATE DATABASE {name} OWNER {quoted(place.user)} TEMPLATE template0"
    for database in _MAINTENANCE:
        try:
            async with (
                connected(settings, place.model_copy(update={"database": database})) as server,
                asyncio.timeout(_MAKE_SECONDS),
            ):
                await _first_that_works(
                    server,
                    f"{plain} ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'ru'",
                    f"{plain} ENCODING 'UTF8'",
                )
                # As the local start does: nobody else connects to it.
                await server.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
                return
        except asyncpg.DuplicateDatabaseError:
            return
        except (Refused, TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            continue


async def _first_that_works(server: Any, *statements: str) -> None:
    for statement in statements[:-1]:
        try:
            await server.execute(statement)
        except (asyncpg.FeatureNotSupportedError, asyncpg.InvalidParameterValueError):
            continue
        except asyncpg.DataError:
            continue
        return
    await server.execute(statements[-1])


async def _create_extensions(
    settings: ServiceSettings, place: Place, extensions: list[str]
) -> None:
    try:
        async with connected(settings, place) as database, asyncio.timeout(_MAKE_SECONDS):
            for extension in extensions:
                await database.execute(f"CREATE EXTENSION IF NOT EXISTS {quoted(extension)}")
    except (Refused, TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        # The check that follows says what is still missing.
        return
