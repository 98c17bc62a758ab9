"""Settings of auth, prefix `AUTH_`."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.kit.client_info import TRUSTED_PROXIES
from services.kit.settings import ServiceSettings

Origin = Annotated[str, Field(pattern=r"^https?://[^\s/]+$")]


class Settings(ServiceSettings):
    """What auth needs beside the common settings."""

    model_config = SettingsConfigDict(env_prefix="AUTH_", frozen=True, extra="ignore")
    service: ClassVar[str] = "auth"

    port: int = Field(default=5151, ge=1, le=65535)
    cabinet_url: str = "http://127.0.0.1:5150"
    notifications_url: str = "http://127.0.0.1:5154"
    admin_panel_url: str = "http://127.0.0.1:5152"
    # Where a number without a country code is at home (ISO 3166).
    phone_region: str = Field(default="RU", pattern=r"^[A-Z]{2}$")
    # A session ends when it is not used for so long, and in any case at its longest life.
    session_idle_days: int = Field(default=14, ge=1, le=90)
    session_longest_days: int = Field(default=60, ge=1, le=365)
    # Members of staff confirm every new device, by letter or authenticator; who has neither e-mail
    # address nor authenticator sets one up before anything else. Off only where nobody but you
    # reaches the control panel: the local start and the demo say so in their own wiring.
    staff_second_factor: bool = True
    # Under which name authenticators keep their entry.
    totp_issuer: str = Field(default="Personal Cabinet", min_length=1, max_length=60)
    # Hashing at a time; 0 = as many as the machine has processors.
    hashing_threads: int = Field(default=0, ge=0, le=64)
    # What a recovery letter brings: a temporary password, or a one-time link.
    recovery_mode: Literal["password", "link"] = "password"
    # Where consumers find the cabinet; letters point there.
    cabinet_address: Origin = "http://127.0.0.1:8080"
    # Where staff find the control panel.
    staff_address: Origin = "http://127.0.0.1:8081"
    # Where administrators find the wizard; empty: beside the control panel, one port further.
    wizard_address: str = Field(default="", pattern=r"^(https?://[^\s/]+)?$")
    # The domain that passkeys are bound to; empty: the host of each application's address.
    passkey_domain: str = Field(default="", pattern=r"^([a-z0-9-]+(\.[a-z0-9-]+)*)?$")
    # Exact origins of the pages where passkeys are used; none: the application's address.
    passkey_cabinet_origins: tuple[Origin, ...] = ()
    passkey_staff_origins: tuple[Origin, ...] = ()
    # Proxies whose X-Forwarded-For is believed.
    trusted_proxies: tuple[str, ...] = TRUSTED_PROXIES
