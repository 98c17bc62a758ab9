"""Base of every service's settings: environment first, then the service's own file."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    JsonConfigSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from sqlalchemy import URL

from services.kit.outbound import networks_of
from services.kit.processes import Shared

Stamp = tuple[int, int]

PLACEHOLDERS = frozenset({"", "change-me", "changeme", "changethis", "secret", "password"})


# What is said once for the whole suite: fields of the services that have them, and the variable.
OF_THE_SUITE = {
    "secure_cookies": "PC_SECURE_COOKIES",
    "cabinet_address": "PC_CABINET_ADDRESS",
    "public_address": "PC_CABINET_ADDRESS",
    "staff_address": "PC_STAFF_ADDRESS",
    "wizard_address": "PC_WIZARD_ADDRESS",
}


def _of_the_suite() -> dict[str, Any]:
    return {field: os.environ[name] for field, name in OF_THE_SUITE.items() if os.environ.get(name)}


class ServiceSettings(BaseSettings):
    """What every service needs to know; frozen, read once at start.

    A service without `database_host` starts all the same, and says `unconfigured` at `/ready`.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore")
    service: ClassVar[str]
    # Of PostgreSQL, in the service's own database; made by whoever may (deploy, wizard).
    extensions: ClassVar[tuple[str, ...]] = ()

    settings_file: Path | None = None
    database_host: str | None = None
    database_port: int = Field(default=5432, ge=1, le=65535)
    database_user: str = ""
    database_password: SecretStr = SecretStr("")
    database_name: str = ""
    database_pool_size: int = Field(default=10, ge=1, le=100)
    # Where whoever sets the service up may not send it, besides what never is allowed
    # (kit/outbound.py): networks separated by commas.
    refused_networks: str = ""
    keys_dir: Path = Path("var/keys")
    host: str = "127.0.0.1"
    log_format: Literal["json", "console"] = "json"
    # With TLS in front: cookies are Secure and bound to the host by their names, others unread.
    # PC_SECURE_COOKIES says it for every service at once.
    secure_cookies: bool = False

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment above the file that the service itself has written.

        What holds for the whole suite (`PC_…`) lies between: a service's own variable may differ.
        """
        suite = InitSettingsSource(settings_cls, _of_the_suite())
        file = JsonConfigSettingsSource(settings_cls, cls.file_path())
        return (init_settings, env_settings, suite, file)

    @classmethod
    def file_path(cls) -> Path | None:
        """Where this service keeps its settings, by `<PREFIX>SETTINGS_FILE`; None = nowhere."""
        prefix = cls.model_config.get("env_prefix", "")
        name = os.environ.get(f"{prefix}SETTINGS_FILE")
        return Path(name) if name else None

    @classmethod
    def load(cls) -> Self:
        """Read the settings; stop the start when a secret is missing or a placeholder.

        What does not fit is told by its name, never by its value.
        """
        prefix = cls.model_config.get("env_prefix", "")
        try:
            settings = cls()
        except ValidationError as error:
            raise SystemExit(f"Settings do not fit, {prefix}… {words_of(error)}") from None
        except ValueError as error:
            # A file or a list that is no JSON; the words say where it lies.
            raise SystemExit(f"Settings cannot be read: {error}") from None
        for field in cls.model_fields:
            value = getattr(settings, field)
            if not isinstance(value, SecretStr):
                continue
            secret = value.get_secret_value().lower()
            needed = field == "database_password" and settings.configured
            if secret in PLACEHOLDERS and (secret or needed):
                raise SystemExit(
                    f"{prefix}{field.upper()} is missing or a placeholder; set a real one."
                )
        return settings

    @field_validator("refused_networks")
    @classmethod
    def _are_networks(cls, text: str) -> str:
        networks_of(text)
        return text

    @property
    def refused_addresses(self) -> tuple[str, ...]:
        """The networks of `refused_networks`."""
        return networks_of(self.refused_networks)

    @property
    def configured(self) -> bool:
        """Whether a database is known."""
        return bool(self.database_host)

    @property
    def database_url(self) -> URL:
        """SQLAlchemy's URL of the service's own database."""
        return URL.create(
            "postgresql+asyncpg",
            username=self.database_user,
            password=self.database_password.get_secret_value(),
            host=self.database_host,
            port=self.database_port,
            database=self.database_name,
        )


class JudgingSettings(ServiceSettings):
    """Settings of a service that judges users' and machines' tokens, which auth has issued."""

    auth_url: str = "http://127.0.0.1:5151"
    # How often auth is asked what has ended; a stream of events looks every twenty seconds, and
    # together they must stay below the minute that docs/decisions/0017 promises.
    revocations_seconds: float = Field(default=10.0, ge=0.05, le=30)


class StoringSettings(JudgingSettings):
    """Settings of a service that keeps files: in a folder, or in an S3-compatible bucket."""

    # Every process of the service reaches it: one folder of this machine, or a shared one.
    files_dir: Path = Path("var/files")
    # When a bucket is named, files lie there and not in the folder.
    files_bucket: str = Field(default="", max_length=255)
    # Below it, so that several suites may share a bucket.
    files_prefix: str = Field(default="", pattern=r"^([A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*)?$")
    # Address of the store; empty = Amazon's of the region.
    files_endpoint: str = Field(default="", pattern=r"^(https?://[^\s/]+)?$")
    files_region: str = "us-east-1"
    files_access_key: str = ""
    files_secret_key: SecretStr = SecretStr("")

    @model_validator(mode="after")
    def _bucket_with_its_key(self) -> Self:
        if self.files_bucket and not (self.files_access_key and self.files_secret_key):
            raise ValueError("files_bucket needs files_access_key and files_secret_key")
        return self


_written = Shared({})


def words_of(error: ValidationError) -> str:
    """Return what does not fit, by names and reasons, without the values."""
    return "; ".join(
        f"{'.'.join(str(part) for part in item['loc']) or 'settings'}: {item['msg']}"
        for item in error.errors(include_input=False, include_context=False)
    )


def file_stamp(path: Path | None) -> Stamp | None:
    """Return what tells one version of a file from another; None when there is no file."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_ino) if status else None


def written_here(stamp: Stamp | None) -> bool:
    """Say whether this process, or one beside it on its port, wrote that version of the file."""
    return stamp is not None and _written.read().get("stamp") == [*stamp]


def save_settings(settings_cls: type[ServiceSettings], changes: dict[str, Any]) -> None:
    """Merge `changes` into the service's settings file: checked first, then replaced in one step.

    The file has mode 0600. Raises ValueError (pydantic) when a value does not fit, and
    SystemExit when the service has no settings file.
    """
    path = settings_cls.file_path()
    if path is None:
        prefix = settings_cls.model_config.get("env_prefix", "")
        raise SystemExit(f"{prefix}SETTINGS_FILE is not set; there is no file to write to.")
    unknown = sorted(set(changes) - set(settings_cls.model_fields))
    if unknown:
        raise ValueError(f"unknown settings: {', '.join(unknown)}")
    stored = json.loads(path.read_text()) if path.exists() else {}
    merged = stored | changes
    settings_cls.model_validate(merged)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w") as file:
            json.dump(merged, file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        if stamp := file_stamp(Path(temporary)):
            _written.change(lambda _: {"stamp": stamp})
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
