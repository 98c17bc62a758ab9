"""What integration needs to know."""

from typing import ClassVar

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from services.kit.settings import JudgingSettings


class Settings(JudgingSettings):
    """Settings of integration; `INTEGRATION_*` in the environment."""

    model_config = SettingsConfigDict(env_prefix="INTEGRATION_", frozen=True, extra="ignore")
    service: ClassVar[str] = "integration"

    port: int = Field(default=5155, ge=1, le=65535)
    systems_url: str = "http://127.0.0.1:5153"
    # Where events are carried to.
    admin_panel_url: str = "http://127.0.0.1:5152"
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    # Seals the sources' keys in the database; `manage add-source` makes one when none is set.
    sealing_key: SecretStr = SecretStr("")
    # The acquisition server that the wizard was told of before there was a database; sealed.
    waiting_source: SecretStr = SecretStr("")
    page_items: int = Field(default=2000, ge=1, le=5000)
    # How many batches may wait for delivery before a source is asked for more.
    staged_limit: int = Field(default=20, ge=1, le=10_000)
    keep_days: int = Field(default=30, ge=1, le=3650)
