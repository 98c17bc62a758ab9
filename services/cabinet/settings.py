"""Settings of this service, `CABINET_*`."""

from typing import ClassVar

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.kit.settings import JudgingSettings


class Settings(JudgingSettings):
    """What the cabinet needs to know beside its database."""

    model_config = SettingsConfigDict(env_prefix="CABINET_", frozen=True, extra="ignore")
    service: ClassVar[str] = "cabinet"

    port: int = Field(default=5150, ge=1, le=65535)
