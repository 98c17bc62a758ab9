"""Settings of notifications, prefix `NOTIFICATIONS_`."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from services.kit.hosts import DOMAIN
from services.kit.settings import JudgingSettings
from services.kit.uploads import CLAMD_ADDRESS


class Settings(JudgingSettings):
    """What notifications needs beside the common settings; without `smtp_host` letters wait."""

    model_config = SettingsConfigDict(env_prefix="NOTIFICATIONS_", frozen=True, extra="ignore")
    service: ClassVar[str] = "notifications"

    port: int = Field(default=5154, ge=1, le=65535)
    smtp_host: str | None = None
    smtp_port: int = Field(default=25, ge=1, le=65535)
    smtp_security: Literal["none", "starttls", "ssl"] = "none"
    smtp_login: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_verify_certificate: bool = True
    smtp_proxy_kind: Literal["none", "http", "socks5"] = "none"
    smtp_proxy_host: str = ""
    smtp_proxy_port: int = Field(default=1080, ge=1, le=65535)
    smtp_proxy_login: str = ""
    smtp_proxy_password: SecretStr = SecretStr("")
    # The address that letters come from; before it stands the supplier's name, told by cabinet.
    smtp_sender: str = Field(default="noreply@localhost", pattern=r"^[^\s<>@]+@[^\s<>@]+$")
    cabinet_url: str = "http://127.0.0.1:5150"
    admin_panel_url: str = "http://127.0.0.1:5152"
    # Where consumers find the cabinet, for links in letters; without it no advertising goes.
    public_address: str = Field(default="", pattern=r"^(https?://[^\s/]+)?$")
    # Letters to one address within an hour; more of them wait. Those that guard an account are
    # counted apart, each kind for itself, and so are those that anybody can have sent there.
    letters_per_hour: int = Field(default=20, ge=1, le=10_000)
    security_letters_per_hour: int = Field(default=20, ge=1, le=10_000)
    unasked_letters_per_hour: int = Field(default=5, ge=1, le=10_000)
    # The mailbox that answers to letters come into, by IMAP; without a host or the address for
    # replies, letters say that they are not to be answered.
    imap_host: str | None = None
    imap_port: int = Field(default=993, ge=1, le=65535)
    imap_security: Literal["none", "starttls", "ssl"] = "ssl"
    imap_login: str = ""
    imap_password: SecretStr = SecretStr("")
    imap_folder: str = Field(default="INBOX", min_length=1, max_length=200)
    imap_verify_certificate: bool = True
    # How often it is looked into, in seconds.
    imap_seconds: float = Field(default=10.0, ge=0.2, le=3600)
    # Letters about appeals are answered to it, with a token: support+<token>@…; the mail server has
    # to bring what comes to such addresses into that mailbox.
    reply_address: str = Field(default="", pattern=r"^([^\s<>@+,;:\"]{1,37}@[^\s<>@]+)?$")
    # Answers of one address within an hour; more of them wait.
    replies_per_hour: int = Field(default=30, ge=1, le=10_000)
    # Letters sent at a time, each over a connection of its own.
    senders: int = Field(default=2, ge=1, le=20)
    # A letter claimed by a worker that died is taken up by another after so long.
    lease_seconds: int = Field(default=60, ge=5, le=600)

    # Whom a push service may write to about our messages (RFC 8292): mailto:… or https://…;
    # without it the sender's address stands there.
    push_contact: str = Field(
        default="", pattern=r"^(mailto:[^\s<>@]+@[^\s<>@]+|https://[^\s]+)?$", max_length=200
    )
    # Push services that may be spoken to: these hosts and those below them. Empty = no pushes.
    push_hosts: tuple[Annotated[str, Field(pattern=f"^{DOMAIN}$")], ...] = (
        "fcm.googleapis.com",
        "push.services.mozilla.com",
        "push.apple.com",
        "notify.windows.com",
    )
    # A push service of a test beside them, http://127.0.0.1:<port>; refused where TLS is set up.
    push_test_service: str = Field(default="", pattern=r"^(http://127\.0\.0\.1:[0-9]{1,5})?$")
    # Where clamd looks at uploads for viruses: unix:/run/clamav/clamd.ctl or tcp:host:3310;
    # without it none does, and staff are told so.
    clamd: str = Field(default="", pattern=CLAMD_ADDRESS)
    # Pushes sent at a time.
    pushes_at_once: int = Field(default=10, ge=1, le=100)

    @property
    def takes_replies(self) -> bool:
        """Whether letters may be answered."""
        return bool(self.imap_host and self.reply_address)

    @model_validator(mode="after")
    def _no_test_service_outside_tests(self) -> Self:
        open_to_the_world = self.secure_cookies or self.public_address.startswith("https")
        if self.push_test_service and open_to_the_world:
            raise ValueError("push_test_service is for tests only")
        return self
