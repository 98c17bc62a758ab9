"""Counting in rounds, and all of the page."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import httpx
from pydantic import ValidationError

from services.admin_panel.analytics import queries
from services.admin_panel.analytics.machine import read_machine
from services.admin_panel.analytics.rules import (
    LATE_ROUNDS,
    SUBJECT_OF,
    SUBJECTS,
    TILES,
    SubjectName,
    awaited,
    day_of,
    judge,
    values_of,
)
from services.admin_panel.errors import RenewedJustNow
from services.contracts.figures import ClockFigures, Figures
from services.kit.bell import ring
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.problems import Unavailable

F = TypeVar("F", bound=Figures)
log = logging.getLogger(__name__)
QUEUE = "analytics"
# An owner that was down is asked again so soon, while the others rest until the next round: at once
# where it has only just started, less and less often while it stays down.
_FIRST_AGAIN_SECONDS = 2.0
_LAST_AGAIN_SECONDS = 20.0
_clock = time.monotonic
# A round has died that takes longer; every owner may be slow in it.
_LONGEST_ROUND = timedelta(minutes=5)


class Counting:
    """The worker's rounds: every owner is asked, and what it says is kept as the day's last."""

    def __init__(
        self,
        database: Database,
        client: ServiceClient,
        urls: Mapping[str, str],
        *,
        pause_seconds: float,
        counting_seconds: float,
        folder: Path,
    ) -> None:
        self._database = database
        self._client = client
        self._urls = urls
        self._pause_seconds = pause_seconds
        self._counting_seconds = counting_seconds
        self._folder = folder
        # What the last try has not brought, and when it is tried again (of the loop's clock). None:
        # not known yet what a worker before this one has left.
        self._missing: tuple[SubjectName, ...] | None = None
        self._again_at = 0.0
        self._again_seconds = _FIRST_AGAIN_SECONDS
        # What is counted side by side is kept one after another.
        self._keeping = asyncio.Lock()

    async def round_if_due(self) -> bool:
        """Go through all subjects if a round is due, or through those that are missing.

        Says whether there was anything to do. An owner that does not answer keeps its last figures
        and is named with the time; the days that it misses stay without a value.
        """
        async with self._database.connection() as connection:
            if self._missing is None:
                await queries.resume_round(connection)
                failing = await queries.list_failing(connection)
                self._missing = tuple(subject for subject in SUBJECTS if subject in failing)
            claimed = await queries.claim_round(connection, self._pause_seconds)
            if claimed is None:
                if not self._missing or _clock() < self._again_at:
                    return False
                time_zone = await queries.known_zone(connection)
        if claimed is None:
            await self._count_all(self._missing, time_zone)
            return True
        await self._count_all(tuple(SUBJECTS), claimed["time_zone"])
        async with self._database.connection() as connection:
            await queries.end_round(connection)
        return True

    async def _count_all(self, subjects: Sequence[SubjectName], known_zone: str | None) -> None:
        """Ask all owners at once, each for one subject after another: a slow one delays itself."""
        time_zone = await self._time_zone(known_zone)
        by_owner: dict[str, list[SubjectName]] = {}
        for subject in subjects:
            by_owner.setdefault(SUBJECTS[subject].owner, []).append(subject)
        told = await asyncio.gather(
            *(self._count_owners(of_owner, time_zone) for of_owner in by_owner.values())
        )
        missing = {subject for of_owner in told for subject in of_owner}
        self._missing = tuple(subject for subject in subjects if subject in missing)
        if not missing:
            self._again_seconds = _FIRST_AGAIN_SECONDS
            return
        self._again_at = _clock() + self._again_seconds
        self._again_seconds = min(2 * self._again_seconds, _LAST_AGAIN_SECONDS)

    async def _count_owners(
        self, subjects: Sequence[SubjectName], time_zone: str | None
    ) -> list[SubjectName]:
        """Keep what an owner counts; return what it has not brought, or what has no day yet."""
        missing = []
        for subject in subjects:
            figures = await self._count(subject)
            async with self._keeping, self._database.plain_transaction() as connection:
                if figures is None:
                    await queries.note_failure(connection, subject)
                elif time_zone is not None:
                    # By the owner's own moment: it may be asked before midnight and count after.
                    day = day_of(figures.at, time_zone)
                    values = values_of(subject, figures)
                    await queries.keep_snapshot(connection, subject, day, figures, values)
            if figures is None or time_zone is None:
                missing.append(subject)
        return missing

    async def _time_zone(self, known: str | None) -> str | None:
        """Return the supplier's zone as cabinet tells it, or has told it; None: nobody has yet."""
        told = await self._ask("cabinet", "clock", ClockFigures)
        if told is None or told.time_zone == known:
            return known
        async with self._database.connection() as connection:
            await queries.keep_zone(connection, told.time_zone)
        return told.time_zone

    async def _count(self, subject: SubjectName) -> Figures | None:
        owner, shape = SUBJECTS[subject].owner, SUBJECTS[subject].shape
        if owner == "admin_panel":
            return read_machine(self._folder)
        return await self._ask(owner, subject, shape)

    async def _ask(self, owner: str, subject: str, shape: type[F]) -> F | None:
        """Return what an owner counts, or None: it cannot, or says what nobody understands."""
        reason: str
        try:
            answer = await self._client.request(
                "GET",
                owner,
                f"{self._urls[owner]}/internal/figures/{subject}",
                timeout=self._counting_seconds,
            )
            if answer.status_code == httpx.codes.OK:
                return shape.model_validate_json(answer.content)
            reason = str(answer.status_code)
        except Unavailable:
            reason = "unavailable"
        except ValidationError:
            reason = "shape"
        log.warning("figures_missing", extra={"subject": subject, "reason": reason})
        return None


async def ask_round(connection: Connection) -> None:
    """Let the worker count now; RenewedJustNow when it has begun within half a minute."""
    wait = await queries.ask_round(connection)
    if wait is not None:
        raise RenewedJustNow(
            f"Ask again in {wait} seconds.", headers={"Retry-After": str(max(1, wait))}
        )
    await ring(connection, QUEUE)


async def read_analytics(
    connection: Connection, staff_id: UUID, days: int, *, folder: Path, pause_seconds: float
) -> dict[str, Any]:
    """Return the page as `AnalyticsOut` has it, of so many days; the machine is asked now."""
    now = utc_now()
    row = await queries.read_round(connection, staff_id)
    time_zone = row["time_zone"] or "UTC"
    day = day_of(now, time_zone)
    first_day = day - timedelta(days=days - 1)
    last = await queries.list_last(connection, SUBJECTS)
    points = await queries.list_points(connection, first_day, day)
    figures: dict[str, Figures | None] = {
        name: None
        if last[name]["figures"] is None
        else subject.shape.model_validate(last[name]["figures"])
        for name, subject in SUBJECTS.items()
    }
    figures["machine"] = read_machine(folder)
    asked_days = [first_day + timedelta(days=number) for number in range(days)]
    tiles = []
    for tile in TILES:
        subject = SUBJECT_OF[tile]
        of_tile = figures[subject]
        state, reasons = judge(
            tile, of_tile, now=now, time_zone=time_zone, late_seconds=LATE_ROUNDS * pause_seconds
        )
        values = [points.get((tile, one), (None, None)) for one in asked_days]
        tiles.append(
            {
                "name": tile,
                "subject": subject,
                "state": state,
                "reasons": reasons,
                "counted_at": of_tile.at if of_tile else None,
                "failing_since": last[subject]["since"],
                "parts": [part for part, _ in values],
                "wholes": [whole for _, whole in values],
            }
        )
    return {
        "day": day,
        "first_day": first_day,
        "round": _round(row, now),
        "arrangement": {"order": row["tiles"] or [], "hidden": row["hidden"] or []},
        "tiles": tiles,
        "figures": figures,
    }


def _round(row: Any, now: Any) -> dict[str, Any]:
    begun = row["begun_at"]
    passed = queries.PAUSE_SECONDS if begun is None else (now - begun).total_seconds()
    return {
        "begun_at": begun,
        "done_at": row["done_at"],
        "awaited": awaited(
            now, due=row["due"], begun=begun, done=row["done_at"], longest=_LONGEST_ROUND
        ),
        "wait_seconds": max(0, round(queries.PAUSE_SECONDS - passed)),
    }
