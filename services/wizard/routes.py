"""HTTP of the wizard, below `/api/wizard`."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Path, Response

from services.kit.problems import NotFound
from services.wizard import actions
from services.wizard.deps import (
    AllRemotes,
    CurrentRemote,
    CurrentSettings,
    CurrentStore,
    HasChecksLeft,
    Installer,
    Network,
    SameOrigin,
    session_cookie,
)
from services.wizard.errors import TooManyAttempts, WrongToken
from services.wizard.schemas import (
    CheckOut,
    ConnectionIn,
    ConnectionOut,
    JobOut,
    SignInIn,
    StateOut,
)
from services.wizard.store import WRONG_TOKENS

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
        if not await store.may_try(WRONG_TOKENS, network):
            raise TooManyAttempts(headers={"Retry-After": str(WRONG_TOKENS.seconds)})
        raise WrongToken
    secret, seconds = session
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
async def read_connection(_: Installer, remote: CurrentRemote) -> ConnectionOut:
    """Return the saved connection of a service; a stored password is never shown."""
    return await actions.read_connection(remote)


@router.post("/services/{service}/check", dependencies=[HasChecksLeft])
async def check_connection(
    _: Installer, remote: CurrentRemote, connection: ConnectionIn
) -> CheckOut:
    """Really connect to the database server from where the service runs; saves nothing.

    The saved password goes only to the connection that it was saved for. 429 after thirty
    checks and set-ups, of the mail server as well, in five minutes.
    """
    return await actions.check_connection(remote, connection)


@router.post("/services/{service}/apply", status_code=202, dependencies=[HasChecksLeft])
async def apply_connection(
    _: Installer,
    store: CurrentStore,
    remotes: AllRemotes,
    remote: CurrentRemote,
    connection: ConnectionIn,
    background: BackgroundTasks,
) -> JobOut:
    """Start setting the service up: check, save, migrate, restart, connect; read the job."""
    job = await actions.start_job(store, remotes, remote.service)
    background.add_task(actions.run_job, store, remote, job, connection)
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
