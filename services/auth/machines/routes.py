"""The OAuth 2.0 token endpoint for machine clients; the clients themselves for admin_panel."""

import logging
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse

from services.auth.actors.schemas import ActorIn
from services.auth.deps import ALLOWED_CALLERS, OwnTransactions
from services.auth.machines import actions
from services.auth.machines.actions import grant_token
from services.auth.machines.queries import list_clients
from services.auth.machines.rules import (
    SUITE_CLIENT,
    TOKEN_SECONDS,
    TokenError,
    parse_token_request,
)
from services.auth.machines.schemas import (
    ClientIn,
    ClientOut,
    NewSecretOut,
    SecretOut,
    TokenErrorOut,
    TokenOut,
)
from services.kit.database import Session
from services.kit.identity import called_by
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound
from services.kit.tokens import USER_TOKEN, issue

log = logging.getLogger(__name__)
router = APIRouter(prefix="/api/auth", tags=["machines"])
internal_router = APIRouter(
    prefix="/internal/machine-clients",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[Depends(called_by(ALLOWED_CALLERS, "machine-clients"))],
)

# Whose `/api/systems/` leads here; who asks without the gateway names no application.
_DOOR = "admin"
_NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["grant_type"],
                    "properties": {
                        "grant_type": {"type": "string", "enum": ["client_credentials"]},
                        "scope": {"type": "string", "example": "batches:write batches:read"},
                        "client_id": {"type": "string"},
                        "client_secret": {"type": "string", "format": "password"},
                    },
                }
            }
        },
    }
}


@router.post(
    "/oauth/token",
    response_model=TokenOut,
    responses={400: {"model": TokenErrorOut}, 401: {"model": TokenErrorOut}},
    openapi_extra=_FORM,
)
async def issue_token(request: Request, database: OwnTransactions) -> JSONResponse:
    """Give a machine client a token of five minutes for the systems door (RFC 6749 4.4).

    The secret comes by HTTP Basic or in the body. Answers and errors are those of RFC 6749.
    Behind the gateway it is at the staff's door only; 404 at the others.
    """
    if request.headers.get("x-application", _DOOR) != _DOOR:
        raise NotFound
    try:
        asked = parse_token_request(
            await request.body(),
            request.headers.get("content-type", ""),
            request.headers.get("authorization"),
        )
        async with database.connection() as connection:
            grant = await grant_token(connection, asked)
    except TokenError as error:
        log.info("token_refused", extra={"code": error.code})
        refused = error.code == "invalid_client"
        return JSONResponse(
            {"error": error.code, "error_description": error.description},
            status_code=401 if refused else 400,
            headers=_NO_STORE | ({"WWW-Authenticate": 'Basic realm="systems"'} if refused else {}),
        )
    token = issue(
        request.app.state.keys,
        typ=USER_TOKEN,
        issuer="auth",
        lifetime=TOKEN_SECONDS,
        aud="systems",
        sub=grant.client_id,
        name=grant.name,
        scope=grant.scope,
    )
    answer = TokenOut(access_token=token, expires_in=TOKEN_SECONDS, scope=grant.scope)
    return JSONResponse(answer.model_dump(), headers=_NO_STORE)


@internal_router.get("")
async def read_clients(session: Session, paging: Paging) -> Page[ClientOut]:
    """List machine clients by name."""
    clients, secrets, total = await list_clients(session, paging.limit, paging.offset)
    items = [
        ClientOut(
            id=client.client_id,
            name=client.name,
            scopes=client.scopes,
            active=client.active,
            of_suite=client.name == SUITE_CLIENT,
            created_at=client.created_at,
            last_used_at=client.last_used_at,
            revoked_at=client.revoked_at,
            secrets=[
                SecretOut.model_validate(secret, from_attributes=True)
                for secret in secrets.get(client.client_id, ())
            ],
        )
        for client in clients
    ]
    return Page(items=items, total=total)


@internal_router.post("", status_code=201)
async def make_client(given: ClientIn, session: Session) -> NewSecretOut:
    """Make a machine client; 409 `already-taken`, `suite-client`."""
    client, secret = await actions.make_client(session, given)
    return NewSecretOut(client_id=client.client_id, client_secret=secret)


@internal_router.post("/{client_id}/secrets", status_code=201)
async def give_secret(client_id: str, given: ActorIn, session: Session) -> NewSecretOut:
    """Give a client a further secret; 409 `client-revoked`, `suite-client`."""
    secret = await actions.give_secret(session, client_id, given)
    return NewSecretOut(client_id=client_id, client_secret=secret)


@internal_router.post("/{client_id}/secrets/{secret_id}/remove", status_code=204)
async def remove_secret(client_id: str, secret_id: UUID, given: ActorIn, session: Session) -> None:
    """End one secret; 409 `suite-client`."""
    await actions.remove_secret(session, client_id, secret_id, given)


@internal_router.post("/{client_id}/revoke", status_code=204)
async def revoke_client(client_id: str, given: ActorIn, session: Session) -> None:
    """End a client for good; 409 `suite-client`."""
    await actions.revoke_client(session, client_id, given)
