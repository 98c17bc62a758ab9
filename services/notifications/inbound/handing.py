"""Handing a letter to cabinet, which owns appeals: its files one by one, then what it says."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from services.contracts.letters import AppealLetter, KeptFileOut, TakenLetterOut, WantedOut
from services.kit.client import ServiceClient
from services.kit.problems import Unavailable
from services.notifications.inbound.reading import ReadFile

# The cabinet examines a file for half a minute at most, twice a picture, and a scanner as long.
_FILE_SECONDS = 120.0
_LETTER_SECONDS = 20.0
# It has room again soon, or does not know letters yet.
_LATER = frozenset({401, 403, 404, 405, 408, 425, 429})


@dataclass(frozen=True, slots=True)
class Handover:
    """The way to cabinet for one letter, by the letter's key: the same letter is taken once."""

    client: ServiceClient
    cabinet_url: str
    key: UUID

    async def give_files(
        self, user_id: UUID, files: Sequence[ReadFile]
    ) -> tuple[list[UUID], list[tuple[str, str]]]:
        """Return the ids of files that were taken, and (name, reason) of those that were not.

        Raises Unavailable when cabinet cannot say now, ValueError when it fails at one.
        """
        taken: list[UUID] = []
        refused: list[tuple[str, str]] = []
        for position, file in enumerate(files):
            answer = await self.client.request(
                "PUT",
                "cabinet",
                f"{self._url}/files/{position}?name={quote(file['name'])}&user_id={user_id}",
                content=base64.b64decode(file["content"]),
                headers={"Content-Type": "application/octet-stream"},
                timeout=_FILE_SECONDS,
            )
            if answer.status_code == 200:
                taken.append(KeptFileOut.model_validate_json(answer.content).id)
            elif answer.status_code in _LATER:
                raise Unavailable(f"cabinet answered {answer.status_code} to a file")
            elif answer.status_code >= 500:
                raise ValueError(f"answered {answer.status_code} to a file")
            else:
                refused.append((file["name"], _reason(answer.json())))
        return taken, refused

    async def wants_files(self, appeal_id: UUID, user_id: UUID) -> bool:
        """Say whether files of the letter have a place; a cabinet that cannot say takes them."""
        answer = await self.client.request(
            "GET",
            "cabinet",
            f"{self._url}/wanted",
            params={"appeal_id": str(appeal_id), "user_id": str(user_id)},
        )
        if answer.status_code != 200:
            return True
        return WantedOut.model_validate_json(answer.content).files

    async def give_letter(self, letter: AppealLetter) -> TakenLetterOut:
        """Return what has come of the letter, now or before.

        Raises Unavailable when cabinet cannot say now, ValueError when it refuses its shape or
        fails at it.
        """
        answer = await self.client.request(
            "PUT",
            "cabinet",
            self._url,
            json=letter.model_dump(mode="json"),
            timeout=_LETTER_SECONDS,
        )
        if answer.status_code in _LATER:
            raise Unavailable(f"cabinet answered {answer.status_code} to a letter")
        if answer.status_code != 200:
            raise ValueError(f"answered {answer.status_code} to a letter")
        return TakenLetterOut.model_validate_json(answer.content)

    @property
    def _url(self) -> str:
        return f"{self.cabinet_url}/internal/appeal-letters/{self.key}"


def _reason(problem: Any) -> str:
    return str(problem.get("type", "")).rpartition(":")[2] if isinstance(problem, dict) else ""
