"""Requests as staff see them: with what was tried around each."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.registrations.models import RegistrationRequest
from services.auth.registrations.queries import list_lately
from services.auth.registrations.rules import looks_like_guessing
from services.auth.registrations.schemas import RegistrationOut
from services.kit.clock import utc_now


async def shown(
    session: AsyncSession, requests: list[RegistrationRequest]
) -> list[RegistrationOut]:
    """Return the shapes of requests, with the mismatches of the last seven days."""
    lately = await list_lately(session, requests, utc_now())
    return [_shown(request, lately.get(request.id)) for request in requests]


def _shown(request: RegistrationRequest, tried: Any) -> RegistrationOut:
    counted = (tried.account, tried.email, tried.phone, tried.network) if tried else (0, 0, 0, 0)
    columns = {name: getattr(request, name, None) for name in RegistrationOut.model_fields}
    return RegistrationOut.model_validate(
        columns
        | {
            "mismatches": counted[0],
            "networks": tried.networks if tried else 0,
            "looks_like_guessing": looks_like_guessing(*counted),
        }
    )
