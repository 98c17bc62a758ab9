"""Machine clients for the control panel; auth owns them and keeps only hashes of secrets."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from services.admin_panel.audit.actions import recorded
from services.admin_panel.clients.schemas import ClientIn, ClientOut, NewSecretOut
from services.admin_panel.deps import CurrentSettings, Neighbours
from services.admin_panel.errors import AlreadyTaken, ClientRevoked, Forbidden, SuiteClient
from services.admin_panel.neighbours import actor_of, ask, read_page, read_shape
from services.kit.database import CurrentDatabase
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentAdministrator, CurrentStaff

router = APIRouter(prefix="/api/admin/machine-clients", tags=["machine clients"])

_PROBLEMS = (AlreadyTaken, ClientRevoked, Forbidden, SuiteClient)

ClientId = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


@router.get("", response_model=Page[ClientOut])
async def read_clients(
    staff: CurrentStaff, settings: CurrentSettings, client: Neighbours, paging: Paging
) -> Page[ClientOut]:
    """List machine clients by name; 503 while auth is down."""
    response = await ask(
        client,
        "GET",
        "auth",
        f"{settings.auth_url}/internal/machine-clients",
        params=paging.model_dump(),
    )
    return read_page(response, ClientOut)


@router.post("", status_code=201)
async def make_client(
    given: ClientIn,
    response: Response,
    *,
    staff: CurrentAdministrator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> NewSecretOut:
    """Make a machine client; its secret is shown this once.

    For administrators, as all that changes clients. 409 `already-taken`, `suite-client` for the
    name of the suite's own.
    """
    async with recorded(
        database, staff, "make_client", "client_name", given.name[:64], scopes=given.scopes
    ):
        answer = await ask(
            client,
            "POST",
            "auth",
            f"{settings.auth_url}/internal/machine-clients",
            json=given.model_dump() | actor_of(staff),
            problems=_PROBLEMS,
        )
        response.headers["Cache-Control"] = "no-store"
        return read_shape(answer, NewSecretOut)


@router.post("/{client_id}/secrets", status_code=201)
async def give_secret(
    client_id: ClientId,
    response: Response,
    *,
    staff: CurrentAdministrator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> NewSecretOut:
    """Give a client a further secret, shown this once; with two live ones the older ends.

    409 `client-revoked`, and `suite-client` for the one that the suite itself uses.
    """
    async with recorded(database, staff, "give_secret", "client", client_id):
        answer = await ask(
            client,
            "POST",
            "auth",
            f"{settings.auth_url}/internal/machine-clients/{client_id}/secrets",
            json=actor_of(staff),
            problems=_PROBLEMS,
        )
        response.headers["Cache-Control"] = "no-store"
        return read_shape(answer, NewSecretOut)


@router.delete("/{client_id}/secrets/{secret_id}", status_code=204)
async def remove_secret(
    client_id: ClientId,
    secret_id: UUID,
    *,
    staff: CurrentAdministrator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """End one secret of a client. 409 `suite-client`."""
    async with recorded(
        database, staff, "remove_secret", "client", client_id, secret_id=str(secret_id)
    ):
        await ask(
            client,
            "POST",
            "auth",
            f"{settings.auth_url}/internal/machine-clients/{client_id}/secrets/{secret_id}/remove",
            json=actor_of(staff),
            problems=_PROBLEMS,
        )


@router.post("/{client_id}/revoke", status_code=204)
async def revoke_client(
    client_id: ClientId,
    staff: CurrentAdministrator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """End a client for good; a token that it holds already is refused within a minute.

    409 `suite-client`.
    """
    async with recorded(database, staff, "revoke_client", "client", client_id):
        await ask(
            client,
            "POST",
            "auth",
            f"{settings.auth_url}/internal/machine-clients/{client_id}/revoke",
            json=actor_of(staff),
            problems=_PROBLEMS,
        )
