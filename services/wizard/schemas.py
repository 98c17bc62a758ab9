"""Request and response shapes of the wizard."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field, SecretStr

from services.kit.setup import DatabaseConnectionIn
from services.kit.shapes import RequestBody
from services.wizard.rules import StageId, StepStatus

ServiceName = Literal["auth", "cabinet", "notifications"]


class SignInIn(RequestBody):
    """The bootstrap token, as printed by the start or by `manage token`."""

    token: SecretStr = Field(min_length=1, max_length=200)


class SubStepOut(BaseModel):
    """A sub-step, such as 1.1."""

    id: str
    number: str
    status: StepStatus


class StepOut(BaseModel):
    """A step with its sub-steps."""

    id: str
    number: int
    status: StepStatus
    sub_steps: list[SubStepOut]


class StateOut(BaseModel):
    """The frame of steps, and the one to go on with (None when all is done)."""

    steps: list[StepOut]
    current: str | None


class ConnectionIn(DatabaseConnectionIn):
    """Where a service's database is (figure 18); no password = that saved for this connection."""

    password: SecretStr | None = Field(default=None, min_length=1, max_length=256)


class ConnectionOut(BaseModel):
    """What is saved; never the password, only whether there is one."""

    host: str | None
    port: int
    user: str
    database: str
    has_password: bool


class CheckOut(BaseModel):
    """Whether a server answered, and its version, or the reason by `message_code`."""

    ok: bool
    message_code: str
    server_version: str | None
    detail: str


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


class JobOut(BaseModel):
    """The setting-up of one service: check, save, migrate, restart, connect."""

    id: str
    service: ServiceName
    state: Literal["running", "done", "failed"] = "running"
    progress: int = Field(default=0, ge=0, le=100)
    stages: list[StageOut]
    log: list[LogLineOut] = []
