"""Settings of the wizard: where its state lies and where the services are."""

from pathlib import Path
from typing import ClassVar

from pydantic_settings import SettingsConfigDict

from services.kit.settings import ServiceSettings


class Settings(ServiceSettings):
    """Read from `WIZARD_*`; the wizard has no PostgreSQL, it runs before any is known."""

    model_config = SettingsConfigDict(env_prefix="WIZARD_", frozen=True, extra="ignore")
    service: ClassVar[str] = "wizard"

    port: int = 5159
    state_dir: Path = Path("var/wizard")
    auth_url: str = "http://127.0.0.1:5151"
    cabinet_url: str = "http://127.0.0.1:5150"
    admin_panel_url: str = "http://127.0.0.1:5152"
    notifications_url: str = "http://127.0.0.1:5154"
    integration_url: str = "http://127.0.0.1:5155"

    def url_of(self, service: str) -> str:
        """Return the base URL of a service that the wizard can set up."""
        return str(getattr(self, f"{service}_url"))
