"""HTTP of the wizard, below `/api/wizard`."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Path, Request, Response

from services.kit.problems import NotFound
from services.wizard import actions, jobs
from services.wizard.deps import (
    AllRemotes,
    CurrentSettings,
    CurrentStore,
    HasChecksLeft,
    Installer,
    Network,
    SameOrigin,
    session_cookie,
)
from services.wizard.errors import PassRefused, TooManyAttempts, WrongToken
from services.wizard.passes import open_with_pass
from services.wizard.schemas import (
    CheckOut,
    ConnectionIn,
    ConnectionOut,
    JobOut,
    PassIn,
    SetupStep,
    SignInIn,
    StateOut,
)
from services.wizard.store import PASS_SESSION_SECONDS, WRONG_TOKENS, Store

router = APIRouter(prefix="/api/wizard", tags=["wizard"])


@router.post("/sign-in", status_code=204, dependencies=[SameOrigin])
async def sign_in(
    given: SignInIn,
    store: CurrentStore,
    settings: CurrentSettings,
    network: Network,
    response: Response,
) -> None:
    """Open the wizard with the bootstrap token that the start printed.

    It is good for a day and five sign-ins, and ends with the set-up. The right one opens at
    any time; ten wrong ones a minute of one network are answered with 401, others with 429.
    """
    session = await store.exchange_token(given.token.get_secret_value())
    if session is None:
        await _count_wrong(store, network)
        raise WrongToken
    _give_session(response, settings, *session)


@router.post("/pass", status_code=204, dependencies=[SameOrigin])
async def enter_with_pass(
    *,
    given: PassIn,
    request: Request,
    store: CurrentStore,
    settings: CurrentSettings,
    network: Network,
    response: Response,
) -> None:
    """Open the wizard for an hour with a pass that auth has given an administrator of the panel.

    It is good for a minute and once; wrong ones count as wrong tokens do. 401
    `wrong-wizard-pass`.
    """
    token = given.token.get_secret_value()
    try:
        secret = await open_with_pass(store, request.app.state.verifier, token)
    except PassRefused:
        await _count_wrong(store, network)
        raise
    _give_session(response, settings, secret, PASS_SESSION_SECONDS)


async def _count_wrong(store: Store, network: str) -> None:
    if not await store.may_try(WRONG_TOKENS, network):
        raise TooManyAttempts(headers={"Retry-After": str(WRONG_TOKENS.seconds)})


def _give_session(response: Response, settings: CurrentSettings, secret: str, seconds: int) -> None:
    response.set_cookie(
        session_cookie(settings),
        secret,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="strict",
        secure=settings.secure_cookies,
    )


@router.post("/sign-out", status_code=204)
async def sign_out(
    session: Installer, store: CurrentStore, settings: CurrentSettings, response: Response
) -> None:
    """End this session of the wizard."""
    await store.end_session(session)
    response.delete_cookie(
        session_cookie(settings), path="/", httponly=True, secure=settings.secure_cookies
    )


@router.get("/state")
async def read_state(_: Installer, store: CurrentStore, remotes: AllRemotes) -> StateOut:
    """Return the steps, which are done, and the one to go on with."""
    return await actions.read_state(store, remotes)


@router.get("/services/{service}/connection")
async def read_connection(_: Installer, remotes: AllRemotes, service: SetupStep) -> ConnectionOut:
    """Return the saved connection of a step's services; a stored password is never shown."""
    return await actions.read_connection(remotes, service)


@router.post("/services/{service}/check", dependencies=[HasChecksLeft])
async def check_connection(
    _: Installer, remotes: AllRemotes, service: SetupStep, connection: ConnectionIn
) -> CheckOut:
    """Really connect to the database server from where the services run; saves nothing.

    The saved password goes only to the connection that it was saved for. 429 after thirty
    checks and set-ups, of the mail server as well, in five minutes.
    """
    return await actions.check_step(remotes, service, connection)


@router.post("/services/{service}/make", dependencies=[HasChecksLeft])
async def make_databases(
    _: Installer, remotes: AllRemotes, service: SetupStep, connection: ConnectionIn
) -> CheckOut:
    """Make the missing databases and extensions that a check offered to make; then check anew.

    With the rights of the given login, which becomes the owner; saves nothing.
    """
    return await actions.make_databases(remotes, service, connection)


@router.post("/services/{service}/apply", status_code=202, dependencies=[HasChecksLeft])
async def apply_connection(
    _: Installer,
    store: CurrentStore,
    remotes: AllRemotes,
    service: SetupStep,
    connection: ConnectionIn,
    background: BackgroundTasks,
) -> JobOut:
    """Start setting the step's services up: check, save, migrate, restart, connect.

    Step `cabinet` sets the control panel up as well; one job does both, stage by stage.
    """
    connections = await actions.connections_of(remotes, service, connection)
    job = await jobs.start_job(store, remotes, service)
    background.add_task(jobs.run_job, store, remotes, job, connections)
    return job


@router.get("/jobs/{job_id}")
async def read_job(
    _: Installer, store: CurrentStore, job_id: Annotated[str, Path(pattern="^[0-9a-f]{32}$")]
) -> JobOut:
    """Return a job with its progress, its stages and its log."""
    job = await store.find_job(job_id)
    if job is None:
        raise NotFound
    return job
