"""Request and response shapes of the wizard."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field, SecretStr

from services.kit.server_check import DatabaseCheckOut
from services.kit.setup import DatabaseConnectionIn
from services.kit.shapes import RequestBody
from services.wizard.rules import StageId, StepStatus

JobState = Literal["running", "done", "failed"]
# A step that sets services up, by the name of its first service.
SetupStep = Literal["auth", "cabinet", "notifications", "integration"]


class SignInIn(RequestBody):
    """The bootstrap token, as printed by the start or by `manage token`."""

    token: SecretStr = Field(min_length=1, max_length=200)


class PassIn(RequestBody):
    """What auth has given an administrator of the control panel."""

    token: SecretStr = Field(min_length=1, max_length=4096)


class SubStepOut(BaseModel):
    """A sub-step, such as 1.1."""

    id: str
    number: str
    status: StepStatus


class LastJobOut(BaseModel):
    """The last setting-up of a step, which any browser may go on to follow."""

    id: str
    state: JobState
    resumable: bool = Field(
        description="Cut off or failed after the connection was saved: one request goes on."
    )


class StepOut(BaseModel):
    """A step with its sub-steps."""

    id: str
    number: int
    status: StepStatus
    sub_steps: list[SubStepOut]
    job: LastJobOut | None = None


class StateOut(BaseModel):
    """The frame of steps, and the one to go on with (None when all is done)."""

    steps: list[StepOut]
    current: str | None


class ConnectionIn(DatabaseConnectionIn):
    """Where a step's databases are (figure 18); no password = that saved for this connection."""

    password: SecretStr | None = Field(default=None, min_length=1, max_length=256)
    panel_database: str | None = Field(
        default=None,
        min_length=1,
        max_length=63,
        description="The control panel's own database, on the same server (step 2 alone).",
    )


class ConnectionOut(BaseModel):
    """What is saved; never the password, only whether there is one."""

    host: str | None
    port: int
    user: str
    database: str
    has_password: bool
    panel_database: str | None = None


class DatabaseOut(DatabaseCheckOut):
    """What one service of the step found out about its database."""

    service: str


class CheckOut(BaseModel):
    """What the services of a step found out, each about its own database."""

    ok: bool
    databases: list[DatabaseOut]


class StageOut(BaseModel):
    """One stage of a job (figure 19)."""

    id: StageId
    state: Literal["todo", "running", "done", "failed"] = "todo"
    detail: str = ""


class LogLineOut(BaseModel):
    """One line of a job's log; `code` is what the page words, `detail` what was met."""

    at: datetime
    level: Literal["info", "error"]
    code: str
    detail: str = ""
    service: str | None = Field(default=None, description="Of which of the step's services.")


class JobOut(BaseModel):
    """The setting-up of one step's services: check, save, migrate, restart, connect."""

    id: str
    service: SetupStep
    state: JobState = "running"
    progress: int = Field(default=0, ge=0, le=100)
    stages: list[StageOut]
    log: list[LogLineOut] = []
