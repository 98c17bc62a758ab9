"""Setting a step's services up, as a job: stage by stage (figure 19), every step written down."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from services.kit.clock import utc_now
from services.kit.problems import Problem
from services.wizard.actions import (
    body_of,
    check,
    set_up_services,
    settled_sub_steps,
)
from services.wizard.chain import LINKS, StageFailed
from services.wizard.errors import JobRunning, ServiceUnreachable, StepLocked
from services.wizard.remotes import Remote, Remotes
from services.wizard.rules import (
    SERVICES_OF,
    check_status,
    finished_steps,
    is_set_up,
    progress_after,
    stages_of,
    step_statuses,
)
from services.wizard.schemas import ConnectionIn, JobOut, LogLineOut, SetupStep, StageOut
from services.wizard.store import Store

log = logging.getLogger(__name__)
_POLL_SECONDS = 0.3
_MIGRATION_SECONDS = 900.0
_RESTART_SECONDS = 90.0


# The code of a job that was cut off.
INTERRUPTED = "interrupted"


async def start_job(store: Store, remotes: Remotes, step: SetupStep) -> JobOut:
    """Write down a new job; `JobRunning` when there is one, `StepLocked` before its turn."""
    services = await set_up_services(store, remotes)
    settled = await settled_sub_steps(store, remotes, services)
    if step_statuses(finished_steps(services, settled))[step] == "locked":
        raise StepLocked
    if not is_set_up(step, services) and check_status(step, settled) == "locked":
        raise StepLocked
    job = JobOut(
        id=uuid4().hex, service=step, stages=[StageOut(id=stage) for stage in stages_of(step)]
    )
    if not await store.add_job(job):
        raise JobRunning
    return job


async def fail_interrupted_jobs(store: Store) -> None:
    """Close the jobs that a killed wizard left running; they can be started again."""
    for job in await store.list_running_jobs():
        for stage in job.stages:
            if stage.state == "running":
                stage.state, stage.detail = "failed", INTERRUPTED
        _note(job, "error", INTERRUPTED)
        job.state = "failed"
        await store.save_job(job)


def _note(job: JobOut, level: str, code: str, detail: str = "", service: str | None = None) -> None:
    line = {
        "at": utc_now(),
        "level": level,
        "code": code,
        "detail": detail[:500],
        "service": service if len(SERVICES_OF[job.service]) > 1 else None,
    }
    job.log.append(LogLineOut.model_validate(line))


@dataclass(frozen=True)
class _One:
    """One service of a job, and what it is to connect to."""

    store: Store
    job: JobOut
    remote: Remote
    connection: ConnectionIn

    def note(self, code: str, detail: str = "") -> None:
        _note(self.job, "info", code, detail, self.remote.service)

    async def save(self) -> None:
        await self.store.save_job(self.job)


async def run_job(
    store: Store, remotes: Remotes, job: JobOut, connections: Mapping[str, ConnectionIn]
) -> None:
    """Set the step's services up, stage by stage: each stage for all of them.

    Stops at the first stage that fails; what was saved by then stays, and the job can be
    started again with other data.
    """
    ones = [_One(store, job, remotes[name], given) for name, given in connections.items()]
    done: set[str] = set()
    for stage in job.stages:
        stage.state = "running"
        _note(job, "info", f"{stage.id}-started")
        await store.save_job(job)
        # Services do not wait for one another: what one stage takes is what the slowest takes.
        ends = await asyncio.gather(
            *(_work(stage.id, one, remotes) for one in ones), return_exceptions=True
        )
        for one, end in zip(ones, ends, strict=True):
            if end is None:
                continue
            if not isinstance(end, Exception):
                raise end
            code, detail = _reason(end)
            stage.detail = stage.detail or code
            stage.state, job.state = "failed", "failed"
            _note(job, "error", code, detail, one.remote.service)
            log.info("setup_failed", extra={"target": one.remote.service, "stage": stage.id})
        if stage.state == "failed":
            await store.save_job(job)
            return
        stage.state = "done"
        done.add(stage.id)
        job.progress = progress_after(done, job.service)
        if stage.id == job.stages[-1].id:
            job.state = "done"
            await store.mark_finished(*connections)
        await store.save_job(job)
    log.info("setup_done", extra={"target": job.service})


async def _work(stage: str, one: _One, remotes: Remotes) -> None:
    if link := LINKS.get(stage):
        one.note(await link(remotes))
    else:
        await _WORK[stage](one)


def _reason(error: Exception) -> tuple[str, str]:
    """Return code and detail of a stage's end; what nobody foresaw goes into the log too."""
    if isinstance(error, StageFailed):
        return error.code, error.detail
    if isinstance(error, Problem):
        return error.name, error.detail
    log.error("setup_stage_broke", exc_info=error)
    return "internal-error", type(error).__name__


async def _check(one: _One) -> None:
    found = await check(one.remote, one.connection)
    if not found.ok:
        raise StageFailed(found.outcome, found.detail or found.server_version or "")
    one.note("server-answered", f"PostgreSQL {found.server_version}")
    for warning in found.warnings:
        one.note("server-not-tuned", f"{warning.name} = {warning.present} → {warning.wanted}")


async def _save(one: _One) -> None:
    # Saving twice changes nothing, as with all that is asked again below.
    await _ask_again(one, "POST", "/internal/setup/settings", json=body_of(one.connection))
    one.note("settings-saved")


async def _migrate(one: _One) -> None:
    try:
        async with asyncio.timeout(_MIGRATION_SECONDS):
            state = await _until_migrated(one)
    except TimeoutError as error:
        raise StageFailed("migration-timed-out") from error
    if state == "failed":
        raise StageFailed("migration-failed")
    one.note("database-current")


async def _until_migrated(one: _One) -> str:
    """Start the migrations and follow them; a service that was killed meanwhile starts anew."""
    while True:
        await _ask_again(one, "POST", "/internal/setup/migrate")
        state = await _follow_migration(one)
        # Only a service that has just started knows of no migration.
        if state != "idle":
            return state
        one.note("migration-again")


async def _follow_migration(one: _One) -> str:
    seen = 0
    while True:
        progress = await _ask_again(one, "GET", "/internal/setup/progress")
        lines = progress["log"][seen:]
        for line in lines:
            one.note("migration", line)
        if lines:
            seen += len(lines)
            await one.save()
        if progress["state"] != "running":
            return str(progress["state"])
        await asyncio.sleep(_POLL_SECONDS)


async def _ask_again(one: _One, method: str, path: str, **options: Any) -> Any:
    """Ask, again and again while the service is being started anew by its supervisor."""
    clock = asyncio.get_running_loop()
    latest = clock.time() + _RESTART_SECONDS
    while True:
        try:
            return await one.remote.ask(method, path, **options)
        except ServiceUnreachable:
            if clock.time() > latest:
                raise
            await asyncio.sleep(_POLL_SECONDS)


async def _restart(one: _One) -> None:
    before = await _ask_again(one, "GET", "/health")
    await _ask_again(one, "POST", "/internal/setup/restart")
    try:
        async with asyncio.timeout(_RESTART_SECONDS):
            while True:
                after = await one.remote.ask_or_none("/health")
                if after is not None and after["instance"] != before["instance"]:
                    one.note("service-restarted")
                    return
                await asyncio.sleep(_POLL_SECONDS)
    except TimeoutError as error:
        raise StageFailed("restart-timed-out") from error


async def _connect(one: _One) -> None:
    try:
        async with asyncio.timeout(_RESTART_SECONDS):
            while await one.remote.ask_or_none("/ready") is None:
                await asyncio.sleep(_POLL_SECONDS)
    except TimeoutError as error:
        raise StageFailed("not-ready-in-time") from error
    one.note("service-ready")


_WORK: Mapping[str, Callable[[_One], Awaitable[None]]] = {
    "check": _check,
    "save": _save,
    "migrate": _migrate,
    "restart": _restart,
    "connect": _connect,
}
