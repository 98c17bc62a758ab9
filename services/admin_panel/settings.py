"""What admin_panel needs to know."""

from pathlib import Path
from typing import ClassVar

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.kit.settings import StoringSettings


class Settings(StoringSettings):
    """Settings of both doors and the worker; `ADMIN_PANEL_*` in the environment."""

    model_config = SettingsConfigDict(env_prefix="ADMIN_PANEL_", frozen=True, extra="ignore")
    service: ClassVar[str] = "admin_panel"

    port: int = Field(default=5152, ge=1, le=65535)
    systems_port: int = Field(default=5153, ge=1, le=65535)
    # Beside cabinet's, which sweeps what its own rows do not name.
    files_dir: Path = Path("var/files/panel")
    cabinet_url: str = "http://127.0.0.1:5150"
    notifications_url: str = "http://127.0.0.1:5154"
    integration_url: str = "http://127.0.0.1:5155"
    # How often figures are counted anew, and how long an owner may take to count.
    analytics_seconds: float = Field(default=300.0, ge=10, le=86_400)
    counting_seconds: float = Field(default=60.0, ge=1, le=600)
    # Of the disk on which this folder lies the analytics tell how full it is.
    watched_folder: Path = Path()
    # Where this very service takes events: what its own staff do goes the way of all acts.
    admin_panel_url: str = "http://127.0.0.1:5152"
    # Where the newest link of the audit log's chain is noted every day; a place that the
    # database's administrator cannot write to makes it worth most.
    audit_anchors: Path = Path("var/audit-anchors.txt")
    # How long cabinet may take to store a batch; the largest take some seconds.
    batch_seconds: float = Field(default=150.0, ge=1, le=3600)
    # After that long without an answer the worker asks what became of a batch.
    unanswered_seconds: float = Field(default=180.0, ge=1, le=86_400)
