"""HTTP of accounts and meters."""

import orjson
from fastapi import APIRouter, Response

from services.cabinet.deps import AccountKey, CurrentCustomer, MeterKey
from services.cabinet.registry import queries
from services.cabinet.registry.schemas import AccountOut, MeterOut
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet", tags=["registry"])


def _json(document: object) -> Response:
    if document is None:
        raise NotFound
    return Response(orjson.dumps(document), media_type="application/json")


@router.get("/accounts", response_model=Page[AccountOut])
async def list_accounts(
    user_id: CurrentCustomer, connection: ReadConnection, page: Paging
) -> Response:
    """List the accounts that you see, by number."""
    return _json(await queries.list_accounts(connection, user_id, page))


@router.get("/accounts/{account_id}", response_model=AccountOut)
async def read_account(
    account_id: AccountKey, user_id: CurrentCustomer, connection: ReadConnection
) -> Response:
    """Tell one of your accounts; 404 for another's."""
    return _json(await queries.find_account(connection, user_id, account_id))


@router.get("/meters", response_model=Page[MeterOut])
async def list_meters(
    user_id: CurrentCustomer, connection: ReadConnection, page: Paging
) -> Response:
    """List the meters that you see, with what they have measured."""
    return _json(await queries.list_meters(connection, user_id, page))


@router.get("/meters/{meter_id}", response_model=MeterOut)
async def read_meter(
    meter_id: MeterKey, user_id: CurrentCustomer, connection: ReadConnection
) -> Response:
    """Tell one of your meters; 404 for another's."""
    return _json(await queries.find_meter(connection, user_id, meter_id))
