"""The services as the wizard sees them: each does the work itself, by kit's `setup.py`."""

from collections.abc import Collection, Mapping
from typing import Any

import httpx

from services.kit.client import AskedFor, ServiceClient
from services.kit.problems import Problem
from services.wizard.errors import ServiceUnreachable

_ANSWER_SECONDS = 15.0


class Remote:
    """One service as the wizard sees it, asked for whoever has the session (None: the installer).

    Who it is travels with each question, so that the log can name him.
    """

    def __init__(
        self,
        service: str,
        address: str,
        client: ServiceClient,
        asked_for: AskedFor | None = None,
    ) -> None:
        self.service = service
        self._base = address
        self._client = client
        self._asked_for = asked_for

    async def ask(
        self,
        method: str,
        path: str,
        *,
        seconds: float = _ANSWER_SECONDS,
        problems: Collection[type[Problem]] = (),
        **options: Any,
    ) -> Any:
        """Ask the service; None for an empty answer; `ServiceUnreachable` when none comes.

        `problems`: those of the service that are the installer's to mend, raised as they are.
        """
        try:
            response = await self._client.request(
                method,
                self.service,
                self._base + path,
                timeout=seconds,
                asked_for=self._asked_for,
                **options,
            )
        except Problem as problem:
            raise ServiceUnreachable(problem.detail) from problem
        if response.is_error:
            name = _name_of(response)
            for known in problems:
                if known.name == name:
                    raise known
            raise ServiceUnreachable(f"{self.service} answered {response.status_code}.")
        return response.json() if response.content else None

    async def ask_or_none(
        self, path: str, *, seconds: float = _ANSWER_SECONDS
    ) -> dict[str, Any] | None:
        """Ask for something that may fail while the service restarts."""
        try:
            answer: dict[str, Any] | None = await self.ask("GET", path, seconds=seconds)
        except ServiceUnreachable:
            return None
        return answer


def _name_of(response: httpx.Response) -> str:
    try:
        told = response.json()
    except ValueError:
        return ""
    return str(told.get("type", "")).rpartition(":")[2] if isinstance(told, dict) else ""


Remotes = Mapping[str, Remote]
