"""The OAuth 2.0 token endpoint for machine clients."""

import logging
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from services.auth.deps import CurrentClientInfo, OwnTransactions
from services.auth.machines.actions import grant_token
from services.auth.machines.rules import (
    TOKEN_SECONDS,
    TokenError,
    parse_token_request,
    place_of,
)
from services.auth.machines.schemas import TokenErrorOut, TokenOut
from services.kit.problems import NotFound
from services.kit.tokens import USER_TOKEN, issue

log = logging.getLogger(__name__)
router = APIRouter(prefix="/api/auth", tags=["machines"])

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
async def issue_token(
    request: Request, database: OwnTransactions, info: CurrentClientInfo
) -> JSONResponse:
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
            grant = await grant_token(connection, asked, place_of(info.address))
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
