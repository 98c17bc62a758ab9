"""HTTP of advice on tariffs."""

import orjson
from fastapi import APIRouter, Response

from services.cabinet.deps import AccountKey, CurrentConsumer
from services.cabinet.metering.adviser import actions
from services.cabinet.metering.adviser.schemas import AdviceOut
from services.kit.database import CurrentDatabase

router = APIRouter(prefix="/api/cabinet", tags=["readings"])


@router.get("/accounts/{account_id}/adviser", response_model=AdviceOut)
async def read_advice(
    account_id: AccountKey, user_id: CurrentConsumer, database: CurrentDatabase
) -> Response:
    """Return what the account's last twelve whole months would cost under each offered tariff.

    All sums are of the same hours, yours alone, at the prices that are in force today; beside them
    stands what these hours cost by the prices of their own time (`paid`). Bands are filled by what
    the account used in each calendar month. Hours that are missing are in no sum; with more than
    2 % of them, or fewer than twelve months, there are none, and `state` says why. 403 `forbidden`
    when your role on the contract does not include readings; 422 `too-much-at-once` when so many
    usage points have measured too much.
    """
    advice = await actions.find_advice(database, user_id, account_id)
    return Response(orjson.dumps(advice), media_type="application/json")
