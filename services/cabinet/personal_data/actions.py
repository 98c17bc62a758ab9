"""Making the file of all that is kept about a consumer: asked for, and packed by the worker."""

import asyncio
import io
from collections.abc import AsyncIterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.metering.export import words as of_hours
from services.cabinet.metering.export.actions import file_pieces
from services.cabinet.metering.export.queries import find_place
from services.cabinet.metering.export.rules import Export
from services.cabinet.personal_data import queries
from services.cabinet.personal_data.words import WORDS
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.exports import Note, queue_file
from services.kit.file_names import clean_name
from services.kit.files import Files
from services.kit.identity import Caller
from services.kit.problems import NotFound, Unavailable
from services.kit.staff import record_act
from services.kit.table_files import Language

KIND = "personal_data"
# Of other services: the name of the part in the file.
_PART_NAMES = {"auth": "auth", "notifications": "notifications", "admin_panel": "staff_acts"}


async def ask_own(session: AsyncSession, user_id: UUID, language: Language) -> dict[str, Any]:
    """Queue the file for the consumer himself. Raises TooManyFiles."""
    return await _ask(session, user_id, user_id, language)


async def ask_by_staff(
    session: AsyncSession, staff: Caller, user_id: UUID, language: Language
) -> dict[str, Any]:
    """Queue the file for a member of staff, as an act on the user. Raises TooManyFiles."""
    job = await _ask(session, UUID(staff.subject), user_id, language)
    await record_act(session, staff, "export_personal_data", "user", user_id)
    return job


async def _ask(
    session: AsyncSession, owner_id: UUID, user_id: UUID, language: Language
) -> dict[str, Any]:
    asked = {"user_id": str(user_id), "language": language}
    return await queue_file(session, owner_id, KIND, "zip", asked=asked, name=WORDS[language].file)


@dataclass(frozen=True, slots=True)
class Archive:
    """Packs the file: cabinet's own part, what the other services give, hours and files.

    `services` are the addresses of those who give a part. One that does not answer ends the try,
    which is made again later: a file that lacks a part would look whole.
    """

    database: Database
    files: Files
    client: ServiceClient
    services: Mapping[str, str]

    async def pack(self, asked: Mapping[str, Any], path: Path, note: Note) -> None:
        """Write the file of the user that was asked for; a packer of `exports`."""
        user_id, language = UUID(asked["user_id"]), cast(Language, asked["language"])
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", WORDS[language].about)
            parts = [(name, await self._part(name, user_id)) for name in self.services]
            async with self.database.connection() as reader, reader.transaction(readonly=True):
                own = await queries.list_parts(reader, user_id)
                files = await queries.list_files(reader, user_id)
                points = await queries.list_points(reader, user_id)
            total, done = len(files) + len(points), 0
            await note(done, total)
            for name, part in [("cabinet", own), *parts]:
                content = orjson.dumps(part, default=str, option=orjson.OPT_INDENT_2)
                named = _PART_NAMES.get(name, name)
                await asyncio.to_thread(archive.writestr, f"{named}.json", content)
            for point in points:
                await self._add_hours(archive, user_id, point, language)
                await note(done := done + 1, total)
            for file in files:
                await self._add_file(archive, file)
                await note(done := done + 1, total)

    async def _part(self, service: str, user_id: UUID) -> Any:
        address = f"{self.services[service]}/internal/personal-data/{user_id}"
        response = await self.client.request("GET", service, address)
        if response.status_code != httpx.codes.OK:
            raise Unavailable(f"{service} gives no part of the file now.")
        return orjson.loads(response.content)

    async def _add_hours(
        self, archive: ZipFile, user_id: UUID, point: int, language: Language
    ) -> None:
        place = await find_place(self.database, user_id, "usage_point", point)
        if place is None or place.measured is None:
            return
        export = Export(place, *place.measured, utc_now())
        pieces = file_pieces(self.database, user_id, export, "csv", of_hours.WORDS[language])
        async with aclosing(pieces):
            await _write(archive, f"hours/{place.mrid}.csv", pieces)

    async def _add_file(self, archive: ZipFile, file: Mapping[str, Any]) -> None:
        name = clean_name(file["name"]) or "file"
        try:
            opened = await self.files.open(file["key"])
        except NotFound:
            # Dropped since the rows were read.
            return
        async with aclosing(opened.pieces):
            await _write(archive, f"files/{file['folder']}/{file['id']} {name}", opened.pieces)


async def _write(archive: ZipFile, name: str, pieces: AsyncIterable[bytes]) -> None:
    with archive.open(name, "w", force_zip64=True) as target:
        async for piece in pieces:
            await asyncio.to_thread(cast(io.RawIOBase, target).write, piece)
