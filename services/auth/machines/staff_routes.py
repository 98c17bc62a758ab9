"""HTTP of machine clients: administrators change them, all staff look."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Response

from services.auth.actors.deps import reads
from services.auth.machines import actions
from services.auth.machines.queries import list_clients
from services.auth.machines.rules import SUITE_CLIENT
from services.auth.machines.schemas import (
    ClientChange,
    ClientIn,
    ClientOut,
    NewSecretOut,
    SecretOut,
)
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/auth/staff/machine-clients", tags=["machine clients"])
MaySee = Annotated[Caller, Depends(reads("integration:see"))]
MayChange = Annotated[Caller, Depends(may("clients:change"))]

ClientId = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


@router.get("")
async def list_machine_clients(staff: MaySee, session: Session, paging: Paging) -> Page[ClientOut]:
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
            last_used_from=client.last_used_from,
            ends_at=client.ends_at,
            revoked_at=client.revoked_at,
            secrets=[
                SecretOut.model_validate(secret, from_attributes=True)
                for secret in secrets.get(client.client_id, ())
            ],
        )
        for client in clients
    ]
    return Page(items=items, total=total)


@router.post(
    "", status_code=201, dependencies=[act("make_client", "client_name", "name", ("scopes",))]
)
async def make_client(
    given: ClientIn, response: Response, *, staff: MayChange, session: Session
) -> NewSecretOut:
    """Make a machine client; its secret is shown this once.

    409 `already-taken`, `suite-client` for the name of the suite's own.
    """
    client, secret = await actions.make_client(session, staff, given)
    response.headers["Cache-Control"] = "no-store"
    return NewSecretOut(client_id=client.client_id, client_secret=secret)


@router.put(
    "/{client_id}",
    status_code=204,
    dependencies=[act("change_client", "client", "client_id", ("scopes",))],
)
async def change_client(
    client_id: ClientId, given: ClientChange, *, staff: MayChange, session: Session
) -> None:
    """Change what a client may do and until when; tokens of before last their five minutes.

    409 `client-revoked`, `suite-client`.
    """
    await actions.change_client(session, staff, client_id, given)


@router.post(
    "/{client_id}/secrets",
    status_code=201,
    dependencies=[act("give_secret", "client", "client_id")],
)
async def give_secret(
    client_id: ClientId, response: Response, *, staff: MayChange, session: Session
) -> NewSecretOut:
    """Give a client a further secret, shown this once; the former is good for another day.

    With two live ones the older ends at once.

    409 `client-revoked`, and `suite-client` for the one that the suite itself uses.
    """
    secret = await actions.give_secret(session, staff, client_id)
    response.headers["Cache-Control"] = "no-store"
    return NewSecretOut(client_id=client_id, client_secret=secret)


@router.delete(
    "/{client_id}/secrets/{secret_id}",
    status_code=204,
    dependencies=[act("remove_secret", "client", "client_id", ("secret_id",))],
)
async def remove_secret(
    client_id: ClientId, secret_id: UUID, *, staff: MayChange, session: Session
) -> None:
    """End one secret of a client. 409 `suite-client`."""
    await actions.remove_secret(session, staff, client_id, secret_id)


@router.post(
    "/{client_id}/revoke",
    status_code=204,
    dependencies=[act("revoke_client", "client", "client_id")],
)
async def revoke_client(client_id: ClientId, staff: MayChange, session: Session) -> None:
    """End a client for good; a token that it holds already is refused within a minute.

    409 `suite-client`.
    """
    await actions.revoke_client(session, staff, client_id)
