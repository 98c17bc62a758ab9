"""Settings of this service, `CABINET_*`."""

from datetime import time
from typing import ClassVar

from pydantic import Field, field_validator
from pydantic_settings import SettingsConfigDict

from services.cabinet.old_days import YOUNGEST_DAYS
from services.kit.client_info import TRUSTED_PROXIES
from services.kit.settings import StoringSettings
from services.kit.uploads import CLAMD_ADDRESS


class Settings(StoringSettings):
    """What the cabinet needs to know beside its database."""

    model_config = SettingsConfigDict(env_prefix="CABINET_", frozen=True, extra="ignore")
    service: ClassVar[str] = "cabinet"
    extensions: ClassVar[tuple[str, ...]] = ("postgis", "pg_trgm")

    port: int = Field(default=5150, ge=1, le=65535)
    # How often one network may search for an address in an hour; a registration takes some ten.
    address_searches_per_hour: int = Field(default=300, ge=10, le=1_000_000)
    # Proxies whose X-Forwarded-For is believed.
    trusted_proxies: tuple[str, ...] = TRUSTED_PROXIES
    # How many processes share the port; 0 = as many as the machine has cores, up to 4.
    processes: int = Field(default=0, ge=0, le=32)
    # How far a sender's clock may be ahead of ours: what lies later has not been measured yet.
    clock_skew_seconds: int = Field(default=300, ge=0, le=3600)
    # After how many days a day of interval values is packed, at night; 0 = never.
    pack_days_after: int = Field(default=YOUNGEST_DAYS, ge=0, le=3650)
    # Where consumers find the cabinet, for the code on receipts; without it the code has none.
    public_address: str = Field(default="", pattern=r"^(https?://[^\s/]+)?$")
    # Where clamd looks at photos for viruses: unix:/run/clamav/clamd.ctl or tcp:host:3310.
    clamd: str = Field(default="", pattern=CLAMD_ADDRESS)
    # After how many days the photo of a meter is deleted; 0 = never. Three years: as long as people
    # may dispute a bill (article 196 of the Civil Code).
    photos_kept_days: int = Field(default=1096, ge=0, le=36_525)
    # When people are reminded of the days for readings, and from when on told of unusual days, by
    # the clock of the place; empty = never.
    remind_at: time | None = time(9)
    # Template of a tile server, and whose map it is: the browser asks it, so its host must be the
    # one that PC_MAP_SOURCE names. Empty = maps have a plain ground, and need nobody.
    map_tiles: str = Field(default="", pattern=r"^(https://[^\s]+\{z\}[^\s]*)?$")
    map_attribution: str = Field(default="", max_length=200)
    # Where events are carried to.
    notifications_url: str = "http://127.0.0.1:5154"
    admin_panel_url: str = "http://127.0.0.1:5152"

    @field_validator("remind_at", mode="before")
    @classmethod
    def _empty_is_never(cls, at: object) -> object:
        return None if at == "" else at

    @field_validator("pack_days_after")
    @classmethod
    def _after_days_enough(cls, days: int) -> int:
        if 0 < days < YOUNGEST_DAYS:
            raise ValueError(f"give 0, or {YOUNGEST_DAYS} days or more")
        return days
