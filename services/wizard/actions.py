"""Acts of the wizard: look at a service's connection, check it, set the service up.

The wizard touches nobody's files: it asks each service to do the work (kit's `setup.py`), so
that a check is made from where the service really runs.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import uuid4

from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.problems import Problem
from services.wizard.errors import JobRunning, ServiceUnreachable, StepLocked
from services.wizard.rules import (
    MAIL_STEP,
    STAGES,
    STEPS,
    MailState,
    check_status,
    finished_steps,
    progress_after,
    step_statuses,
    sub_step_statuses,
)
from services.wizard.schemas import (
    CheckOut,
    ConnectionIn,
    ConnectionOut,
    JobOut,
    LogLineOut,
    ServiceName,
    StageOut,
    StateOut,
    StepOut,
    SubStepOut,
)
from services.wizard.store import Store

log = logging.getLogger(__name__)
_ANSWER_SECONDS = 15.0
# Whether a service runs is asked for every view of the steps: who is down must not hold it up.
_READY_SECONDS = 2.0
_POLL_SECONDS = 0.3
_MIGRATION_SECONDS = 900.0
_RESTART_SECONDS = 90.0


class StageFailed(Exception):
    """A stage ended badly: `code` is what the page words, `detail` what was met."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class Remote:
    """One service as the wizard sees it."""

    def __init__(self, service: ServiceName, address: str, client: ServiceClient) -> None:
        self.service = service
        self._base = address
        self._client = client

    async def ask(
        self, method: str, path: str, *, seconds: float = _ANSWER_SECONDS, **options: Any
    ) -> Any:
        """Ask the service; None for an empty answer; `ServiceUnreachable` when none comes."""
        try:
            response = await self._client.request(
                method, self.service, self._base + path, timeout=seconds, **options
            )
        except Problem as problem:
            raise ServiceUnreachable(problem.detail) from problem
        if response.is_error:
            raise ServiceUnreachable(f"{self.service} answered {response.status_code}.")
        return response.json() if response.content else None

    async def ask_or_none(
        self, path: str, *, seconds: float = _ANSWER_SECONDS
    ) -> dict[str, Any] | None:
        """Ask for something that may fail while the service restarts."""
        try:
            answer: dict[str, Any] | None = await self.ask("GET", path, seconds=seconds)
        except ServiceUnreachable:
            return None
        return answer


Remotes = Mapping[str, Remote]


def _body(connection: ConnectionIn) -> dict[str, Any]:
    body = connection.model_dump(mode="json", exclude={"password"})
    if connection.password is not None:
        body["password"] = connection.password.get_secret_value()
    return body


async def set_up_services(store: Store, remotes: Remotes) -> set[str]:
    """Return the services that are set up: by this wizard, or without it, since they work.

    A suite that was started with settings of its own has nothing to be done again; yet the
    token ends only with what the wizard itself has finished (`close_when_finished`).
    """
    finished = await store.finished_services()
    others = [remote for name, remote in remotes.items() if name not in finished]
    answers = await asyncio.gather(
        *(remote.ask_or_none("/ready", seconds=_READY_SECONDS) for remote in others)
    )
    working = zip(others, answers, strict=True)
    return finished | {remote.service for remote, answer in working if answer is not None}


async def mail_state(store: Store, notifications: Remote, services: set[str]) -> MailState | None:
    """Return what was decided about the mail server; None when it is still to be done.

    A set-up of before this sub-step existed, or without the wizard, counts when notifications
    has a server saved.
    """
    outcome = await store.mail_outcome()
    if outcome is None and MAIL_STEP in services:
        saved = await notifications.ask_or_none("/internal/setup/mail")
        if saved is not None and saved["host"]:
            outcome = "saved"
            if MAIL_STEP in await store.finished_services():
                await store.settle_mail(outcome)
                await store.close_when_finished()
    return outcome


async def read_state(store: Store, remotes: Remotes) -> StateOut:
    """Return the frame of steps with their statuses, and the first that is to be done."""
    services = await set_up_services(store, remotes)
    mail_settled = await mail_state(store, remotes[MAIL_STEP], services) is not None
    statuses = step_statuses(finished_steps(services, mail_settled=mail_settled))
    steps = [
        StepOut(
            id=step,
            number=number,
            status=statuses[step],
            sub_steps=[
                SubStepOut(id=sub_step, number=f"{number}.{index}", status=status)
                for index, (sub_step, status) in enumerate(
                    sub_step_statuses(
                        step,
                        statuses[step],
                        set_up=step in services,
                        mail_settled=mail_settled,
                    ).items(),
                    start=1,
                )
            ],
        )
        for number, step in enumerate(STEPS, start=1)
    ]
    current = next((step.id for step in steps if step.status == "todo"), None)
    return StateOut(steps=steps, current=current)


async def read_connection(remote: Remote) -> ConnectionOut:
    """Return the connection that the service has saved, without its password."""
    return ConnectionOut.model_validate(await remote.ask("GET", "/internal/setup/database"))


async def check_connection(remote: Remote, connection: ConnectionIn) -> CheckOut:
    """Let the service really connect to the server; nothing is saved."""
    answer = await remote.ask("POST", "/internal/setup/check-database", json=_body(connection))
    return CheckOut(
        ok=answer["ok"],
        message_code=answer["outcome"],
        server_version=answer["server_version"],
        detail=answer["detail"],
    )


async def start_job(store: Store, remotes: Remotes, service: ServiceName) -> JobOut:
    """Write down a new job; `JobRunning` when there is one, `StepLocked` before its turn."""
    services = await set_up_services(store, remotes)
    if step_statuses(services)[service] == "locked":
        raise StepLocked
    if service == MAIL_STEP and service not in services:
        mail_settled = await store.mail_outcome() is not None
        if check_status(mail_settled=mail_settled) == "locked":
            raise StepLocked
    job = JobOut(id=uuid4().hex, service=service, stages=[StageOut(id=stage) for stage in STAGES])
    if not await store.add_job(job):
        raise JobRunning
    return job


async def fail_interrupted_jobs(store: Store) -> None:
    """Close the jobs that a killed wizard left running; they can be started again."""
    for job in await store.list_running_jobs():
        for stage in job.stages:
            if stage.state == "running":
                stage.state = "failed"
        _note(job, "error", "interrupted")
        job.state = "failed"
        await store.save_job(job)


def _note(job: JobOut, level: str, code: str, detail: str = "") -> None:
    line = {"at": utc_now(), "level": level, "code": code, "detail": detail[:500]}
    job.log.append(LogLineOut.model_validate(line))


async def run_job(store: Store, remote: Remote, job: JobOut, connection: ConnectionIn) -> None:
    """Set the service up, stage by stage (figure 19), writing every step of it down.

    Stops at the first stage that fails; what was saved by then stays, and the job can be
    started again with other data.
    """
    work: dict[str, Callable[[], Awaitable[None]]] = {
        "check": lambda: _check(remote, job, connection),
        "save": lambda: _save(remote, job, connection),
        "migrate": lambda: _migrate(store, remote, job),
        "restart": lambda: _restart(remote, job),
        "connect": lambda: _connect(remote, job),
    }
    done: set[str] = set()
    for stage in job.stages:
        stage.state = "running"
        _note(job, "info", f"{stage.id}-started")
        await store.save_job(job)
        try:
            await work[stage.id]()
        except Exception as error:
            stage.state, job.state = "failed", "failed"
            stage.detail, detail = _reason(error)
            _note(job, "error", stage.detail, detail)
            await store.save_job(job)
            log.info("setup_failed", extra={"target": job.service, "stage": stage.id})
            return
        stage.state = "done"
        done.add(stage.id)
        job.progress = progress_after(done)
        if stage.id == job.stages[-1].id:
            job.state = "done"
            await store.mark_finished(job.service)
            await store.close_when_finished()
        await store.save_job(job)
    log.info("setup_done", extra={"target": job.service})


def _reason(error: Exception) -> tuple[str, str]:
    """Return code and detail of a stage's end; what nobody foresaw goes into the log too."""
    if isinstance(error, StageFailed):
        return error.code, error.detail
    if isinstance(error, Problem):
        return error.name, error.detail
    log.error("setup_stage_broke", exc_info=error)
    return "internal-error", type(error).__name__


async def _check(remote: Remote, job: JobOut, connection: ConnectionIn) -> None:
    outcome = await check_connection(remote, connection)
    if not outcome.ok:
        raise StageFailed(outcome.message_code, outcome.detail or outcome.server_version or "")
    _note(job, "info", "server-answered", f"PostgreSQL {outcome.server_version}")


async def _save(remote: Remote, job: JobOut, connection: ConnectionIn) -> None:
    await remote.ask("POST", "/internal/setup/settings", json=_body(connection))
    _note(job, "info", "settings-saved")


async def _migrate(store: Store, remote: Remote, job: JobOut) -> None:
    await remote.ask("POST", "/internal/setup/migrate")
    try:
        async with asyncio.timeout(_MIGRATION_SECONDS):
            state = await _follow_migration(store, remote, job)
    except TimeoutError as error:
        raise StageFailed("migration-timed-out") from error
    if state == "failed":
        raise StageFailed("migration-failed")
    _note(job, "info", "database-current")


async def _follow_migration(store: Store, remote: Remote, job: JobOut) -> str:
    seen = 0
    while True:
        progress = await remote.ask("GET", "/internal/setup/progress")
        lines = progress["log"][seen:]
        for line in lines:
            _note(job, "info", "migration", line)
        if lines:
            seen += len(lines)
            await store.save_job(job)
        if progress["state"] != "running":
            return str(progress["state"])
        await asyncio.sleep(_POLL_SECONDS)


async def _restart(remote: Remote, job: JobOut) -> None:
    before = await remote.ask("GET", "/health")
    await remote.ask("POST", "/internal/setup/restart")
    try:
        async with asyncio.timeout(_RESTART_SECONDS):
            while True:
                after = await remote.ask_or_none("/health")
                if after is not None and after["instance"] != before["instance"]:
                    _note(job, "info", "service-restarted")
                    return
                await asyncio.sleep(_POLL_SECONDS)
    except TimeoutError as error:
        raise StageFailed("restart-timed-out") from error


async def _connect(remote: Remote, job: JobOut) -> None:
    try:
        async with asyncio.timeout(_RESTART_SECONDS):
            while await remote.ask_or_none("/ready") is None:
                await asyncio.sleep(_POLL_SECONDS)
    except TimeoutError as error:
        raise StageFailed("not-ready-in-time") from error
    _note(job, "info", "service-ready")
