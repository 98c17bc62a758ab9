"""The mail server: one connection, kept between letters, opened anew when it broke."""

import asyncio
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage

from aiosmtplib import SMTP, SMTPException
from python_socks import ProxyError, ProxyType
from python_socks.async_.asyncio import Proxy

from services.notifications.letters.rendering import ascii_address

_CONNECT_SECONDS = 15.0


class ServerUnreachable(Exception):
    """No mail server answered, or it let us not in; no letter was offered to it."""


class LetterRefused(Exception):
    """The server did not say yes to the letter: refused, broken off, or too slow."""


@dataclass(frozen=True, slots=True)
class MailProxy:
    """A proxy between us and the mail server: `http` (CONNECT) or `socks5`."""

    kind: str
    host: str
    port: int
    login: str = ""
    password: str = ""

    async def connect(self, host: str, port: int) -> socket.socket:
        """Return a socket that leads to the mail server; the proxy resolves its name."""
        proxy = Proxy(
            ProxyType.HTTP if self.kind == "http" else ProxyType.SOCKS5,
            self.host,
            self.port,
            username=self.login or None,
            password=self.password if self.login else None,
            rdns=True,
        )
        return await proxy.connect(host, port, timeout=_CONNECT_SECONDS)


class Mailer:
    """Sends letters one after another as the settings say."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        security: str,
        login: str,
        password: str,
        sender: str,
        verify_certificate: bool,
        proxy: MailProxy | None = None,
    ) -> None:
        self._server = (host, port)
        self._proxy = proxy
        self._sender = ascii_address(sender)
        context = ssl.create_default_context()
        if not verify_certificate:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        self._client = SMTP(
            hostname=host,
            # Through a proxy, aiosmtplib is given a socket instead of a port.
            port=None if proxy else port,
            use_tls=security == "ssl",
            start_tls=security == "starttls",
            tls_context=None if security == "none" else context,
            username=login or None,
            password=password if login else None,
            local_hostname=self._sender.split("@")[1],
            timeout=_CONNECT_SECONDS,
        )

    async def send(self, message: EmailMessage, address: str, seconds: float) -> None:
        """Send a letter; returns after the server's yes, within so many seconds.

        Raises ServerUnreachable before the letter was offered, LetterRefused afterwards.
        """
        await self._connect()
        try:
            async with asyncio.timeout(seconds):
                await self._client.sendmail(
                    self._sender, [ascii_address(address)], message.as_bytes()
                )
        except (SMTPException, OSError, TimeoutError) as error:
            self._client.close()
            raise LetterRefused(_reason(error)) from error

    async def _connect(self) -> None:
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                if self._client.is_connected:
                    with suppress(SMTPException, OSError):
                        await self._client.noop()
                if not self._client.is_connected:
                    await self._client.connect(
                        sock=await self._proxy.connect(*self._server) if self._proxy else None
                    )
        except (SMTPException, ProxyError, OSError, TimeoutError, ValueError) as error:
            self._client.close()
            raise ServerUnreachable(_reason(error)) from error

    async def close(self) -> None:
        """Say good-bye."""
        with suppress(SMTPException, OSError, TimeoutError):
            if self._client.is_connected:
                await self._client.quit(timeout=2)
        self._client.close()


def _reason(error: BaseException) -> str:
    if isinstance(error, ProxyError):
        return f"ProxyError {error.error_code or ''}".rstrip()
    # The server's words may repeat the address, which must not get into the logs.
    code = getattr(error, "code", None)
    return type(error).__name__ + (f" {code}" if code else "")
