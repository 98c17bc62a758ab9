"""Acts of the wizard: the frame of steps, a step's connection and its check.

The wizard touches nobody's files: it asks each service to do the work (kit's `setup.py`), so
that a check is made from where the service really runs. Setting up is `jobs.py`.
"""

import asyncio
from typing import Any

from services.kit.problems import ValidationFailed, field_error
from services.wizard.errors import StepLocked
from services.wizard.remotes import Remote, Remotes
from services.wizard.rules import (
    MAIL_STEP,
    SERVICES_OF,
    SETTLED_OF,
    STEPS,
    Outcome,
    finished_steps,
    is_set_up,
    step_statuses,
    sub_step_statuses,
)
from services.wizard.schemas import (
    CheckOut,
    ConnectionIn,
    ConnectionOut,
    DatabaseOut,
    JobOut,
    LastJobOut,
    SetupStep,
    StateOut,
    StepOut,
    SubStepOut,
)
from services.wizard.store import Store

# Whether a service runs is asked for every view of the steps: who is down must not hold it up.
_READY_SECONDS = 2.0
_DATABASE = "/internal/setup/database"
_PANEL = "admin_panel"
# Whether anybody administers; the last step makes the first one.
ADMINISTRATOR = "/internal/setup/administrator"


def body_of(connection: ConnectionIn) -> dict[str, Any]:
    """Return the connection of one service with its password in the open, as it must have it."""
    body = connection.model_dump(mode="json", exclude={"password", "panel_database"})
    if connection.password is not None:
        body["password"] = connection.password.get_secret_value()
    return body


async def set_up_services(store: Store, remotes: Remotes) -> set[str]:
    """Return the services that are set up: by this wizard, or without it, since they work.

    A suite that was started with settings of its own has nothing to be done again.
    """
    finished = await store.finished_services()
    others = [remote for name, remote in remotes.items() if name not in finished]
    answers = await asyncio.gather(
        *(remote.ask_or_none("/ready", seconds=_READY_SECONDS) for remote in others)
    )
    working = zip(others, answers, strict=True)
    return finished | {remote.service for remote, answer in working if answer is not None}


async def settled_sub_steps(
    store: Store, remotes: Remotes, services: set[str]
) -> dict[str, Outcome]:
    """Return what was decided of the sub-steps that are no service's connection.

    A set-up of before a sub-step existed, or without the wizard, counts: mail when notifications
    has a server saved, what integration asks for when that works.
    """
    outcomes = await store.outcomes()
    finished = await store.finished_services()
    if "mail" not in outcomes and MAIL_STEP in services:
        saved = await remotes[MAIL_STEP].ask_or_none("/internal/setup/mail")
        if saved is not None and saved["host"]:
            outcomes["mail"] = "saved"
            if MAIL_STEP in finished:
                await store.settle("mail", "saved")
    if "integration" in services - finished:
        outcomes |= {name: outcomes.get(name, "saved") for name in SETTLED_OF["integration"]}
    return outcomes


async def require_open(store: Store, remotes: Remotes, step: str) -> None:
    """Raise StepLocked before the step's turn."""
    services = await set_up_services(store, remotes)
    settled = await settled_sub_steps(store, remotes, services)
    if step_statuses(finished_steps(services, settled))[step] == "locked":
        raise StepLocked


async def read_state(store: Store, remotes: Remotes) -> StateOut:
    """Return the frame of steps with their statuses, and the first that is to be done."""
    services = await set_up_services(store, remotes)
    settled = await settled_sub_steps(store, remotes, services)
    statuses = step_statuses(finished_steps(services, settled))
    if statuses["finish"] == "done" and not await _is_ended(store, remotes["auth"]):
        statuses["finish"] = "todo"
    jobs = await store.list_last_jobs()
    steps = []
    for number, step in enumerate(STEPS, start=1):
        subs = sub_step_statuses(
            step, statuses[step], set_up=is_set_up(step, services), settled=settled
        )
        sub_steps = [
            SubStepOut(id=sub_step, number=f"{number}.{index}", status=status)
            for index, (sub_step, status) in enumerate(subs.items(), start=1)
        ]
        steps.append(
            StepOut(
                id=step,
                number=number,
                status=statuses[step],
                sub_steps=sub_steps,
                job=_last_job(jobs.get(step)),
            )
        )
    current = next((step.id for step in steps if step.status == "todo"), None)
    return StateOut(steps=steps, current=current)


async def _is_ended(store: Store, auth: Remote) -> bool:
    """Say whether nothing is left to the last step: it was done, or somebody administers."""
    if await store.is_closed():
        return True
    told = await auth.ask_or_none(ADMINISTRATOR, seconds=_READY_SECONDS)
    # Nothing is demanded that cannot be asked for.
    return told is None or bool(told["known"])


def _last_job(job: JobOut | None) -> LastJobOut | None:
    if job is None:
        return None
    saved = any(stage.id == "save" and stage.state == "done" for stage in job.stages)
    return LastJobOut(id=job.id, state=job.state, resumable=saved and job.state == "failed")


async def _saved(remotes: Remotes, service: str) -> ConnectionOut:
    return ConnectionOut.model_validate(await remotes[service].ask("GET", _DATABASE))


async def read_connection(remotes: Remotes, step: SetupStep) -> ConnectionOut:
    """Return the connection that the step's services have saved, without its password."""
    own = await _saved(remotes, step)
    if _PANEL in SERVICES_OF[step]:
        own.panel_database = (await _saved(remotes, _PANEL)).database
    return own


async def connections_of(
    remotes: Remotes, step: SetupStep, given: ConnectionIn
) -> dict[str, ConnectionIn]:
    """Return what each service of the step is to connect to, by the one form of the step.

    A panel whose own connection is saved keeps it when nothing of the form has been changed, so
    that a suite with a login for each service stays as it is. Raises ValidationFailed by the
    field.
    """
    has_panel = _PANEL in SERVICES_OF[step]
    if has_panel != (given.panel_database is not None):
        code = "missing" if has_panel else "extra-forbidden"
        raise ValidationFailed(errors=[field_error("panel_database", code)])
    if given.panel_database is None:
        return {step: given}
    if given.panel_database == given.database:
        said = "Each service needs a database of its own."
        raise ValidationFailed(errors=[field_error("panel_database", "same-database", said)])
    own = given.model_copy(update={"panel_database": None})
    panel = own.model_copy(update={"database": given.panel_database})
    if given.password is None:
        kept = await _saved(remotes, _PANEL)
        as_saved = await _saved(remotes, step)
        if _same(own, as_saved) and kept.host and kept.database == panel.database:
            panel = ConnectionIn.model_validate(kept.model_dump(include=_FIELDS))
    return {step: own, _PANEL: panel}


_FIELDS = {"host", "port", "user", "database"}


def _same(given: ConnectionIn, saved: ConnectionOut) -> bool:
    return given.model_dump(include=_FIELDS) == saved.model_dump(include=_FIELDS)


async def check_step(remotes: Remotes, step: SetupStep, given: ConnectionIn) -> CheckOut:
    """Let each service of the step really connect and look; nothing is changed."""
    connections = await connections_of(remotes, step, given)
    found = await asyncio.gather(*(check(remotes[name], to) for name, to in connections.items()))
    return CheckOut(ok=all(one.ok for one in found), databases=found)


async def make_databases(remotes: Remotes, step: SetupStep, given: ConnectionIn) -> CheckOut:
    """Let each service make its missing database and extensions, by the rights of the login."""
    connections = await connections_of(remotes, step, given)
    # One after the other: both begin from the same template, which allows no company.
    found = [await _look(remotes[name], "make", to) for name, to in connections.items()]
    return CheckOut(ok=all(one.ok for one in found), databases=found)


async def check(remote: Remote, connection: ConnectionIn) -> DatabaseOut:
    """Let one service connect to the server and look; nothing is saved."""
    return await _look(remote, "check", connection)


async def _look(remote: Remote, act: str, connection: ConnectionIn) -> DatabaseOut:
    path = f"/internal/setup/{act}-database"
    answer = await remote.ask("POST", path, seconds=_SECONDS_FOR[act], json=body_of(connection))
    return DatabaseOut(service=remote.service, **answer)


# Longer than the service tries, shorter than the gateway waits (30 s).
_SECONDS_FOR = {"check": 20.0, "make": 28.5}
