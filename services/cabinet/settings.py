"""Settings of this service, `CABINET_*`."""

from typing import ClassVar

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.kit.settings import ServiceSettings
from services.kit.visits import TRUSTED_PROXIES


class Settings(ServiceSettings):
    """What the cabinet needs to know beside its database."""

    model_config = SettingsConfigDict(env_prefix="CABINET_", frozen=True, extra="ignore")
    service: ClassVar[str] = "cabinet"

    port: int = Field(default=5150, ge=1, le=65535)
    # How often one network may search for an address in an hour; a registration takes some ten.
    address_searches_per_hour: int = Field(default=300, ge=10, le=1_000_000)
    # Proxies whose X-Forwarded-For is believed.
    trusted_proxies: tuple[str, ...] = TRUSTED_PROXIES
