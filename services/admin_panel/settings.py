"""What admin_panel needs to know."""

from typing import ClassVar

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.kit.settings import JudgingSettings


class Settings(JudgingSettings):
    """Settings of both doors and the worker; `ADMIN_PANEL_*` in the environment."""

    model_config = SettingsConfigDict(env_prefix="ADMIN_PANEL_", frozen=True, extra="ignore")
    service: ClassVar[str] = "admin_panel"

    port: int = Field(default=5152, ge=1, le=65535)
    systems_port: int = Field(default=5153, ge=1, le=65535)
    cabinet_url: str = "http://127.0.0.1:5150"
    # How long cabinet may take to store a batch; the largest take some seconds.
    batch_seconds: float = Field(default=150.0, ge=1, le=3600)
    # After that long without an answer the worker asks what became of a batch.
    unanswered_seconds: float = Field(default=180.0, ge=1, le=86_400)
