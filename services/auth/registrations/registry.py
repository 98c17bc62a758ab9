"""The question to cabinet: does the account have that address, and who sees it."""

from uuid import UUID

import httpx
from pydantic import BaseModel, ValidationError

from services.kit.client import ServiceClient
from services.kit.problems import Unavailable


class Match(BaseModel):
    """Cabinet's answer."""

    account_known: bool
    matched: bool
    address: str
    email: str | None
    user_ids: list[UUID]
    # Whose the account was, and is no more.
    former_user_ids: list[UUID] = []


async def ask_registry(
    client: ServiceClient, cabinet_url: str, account_number: str, address_id: str
) -> Match:
    """Ask cabinet; raises Unavailable when it does not answer as agreed."""
    response = await client.request(
        "POST",
        "cabinet",
        f"{cabinet_url}/internal/registry/match",
        json={"account_number": account_number, "address_id": address_id},
    )
    if response.status_code != httpx.codes.OK:
        raise Unavailable("cabinet cannot answer now.")
    try:
        return Match.model_validate_json(response.content)
    except ValidationError as error:
        raise Unavailable("cabinet answers in a shape that is not known here.") from error
