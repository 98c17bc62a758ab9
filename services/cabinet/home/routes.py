"""HTTP of the main page."""

import orjson
from fastapi import APIRouter, Request, Response

from services.cabinet.customers.accounts.queries import list_accounts
from services.cabinet.deps import CurrentConsumer, consumer_of, json_or_404
from services.cabinet.home import queries
from services.cabinet.home.schemas import HomeOut, OverviewOut, Section, SectionCountersOut
from services.cabinet.metering.diagnostics.queries import summarize_events
from services.cabinet.metering.meters.queries import list_meters
from services.kit.clock import utc_now
from services.kit.database import ReadConnection, Session, database_of
from services.kit.identity import lets_in
from services.kit.pagination import PageRequest

router = APIRouter(prefix="/api/cabinet", tags=["overview"])
HOME = "/api/cabinet/home"
_SHOWN = PageRequest(limit=queries.ACCOUNTS_SHOWN, offset=0)
_LATEST_EVENTS = 5


@router.get(HOME.removeprefix(router.prefix), response_model=HomeOut)
@lets_in("consumer")
async def read_home(request: Request) -> Response:
    """Return the main page: accounts, the month at each place, events, what needs attention.

    A month stands beside the one before and the same one of last year, by days, so that like days
    are compared. At most 100 accounts and three places are told; `total` says how many there are.
    Without a role that includes readings a place has no month.
    """
    return Response(await home_document(request), media_type="application/json")


async def home_document(request: Request) -> bytes:
    """Return the JSON of `read_home`."""
    user_id = await consumer_of(request)
    database = await database_of(request)
    return orjson.dumps(await queries.read_home(database, user_id, _LATEST_EVENTS, utc_now()))


# Pages of the release before this one, still open in browsers, ask it.
@router.get("/overview", response_model=OverviewOut, deprecated=True)
async def read_overview(user_id: CurrentConsumer, connection: ReadConnection) -> Response:
    """Return what the main page showed before: see `/home`.

    At most 100 accounts and meters are listed; the pages of each list have the rest.
    """
    accounts = (await list_accounts(connection, user_id, _SHOWN))["items"]
    document = {
        "customer_name": accounts[0]["customer_name"] if accounts else "",
        "accounts": accounts,
        "meters": (await list_meters(connection, user_id, _SHOWN))["items"],
        "diagnostics": await summarize_events(connection, user_id, _LATEST_EVENTS),
        "counters": await queries.count_new(connection, user_id),
    }
    return json_or_404(document)


@router.get("/counters", response_model=SectionCountersOut)
async def read_counters(user_id: CurrentConsumer, connection: ReadConnection) -> Response:
    """Return what is new in each section since your last look."""
    return json_or_404(await queries.count_new(connection, user_id))


@router.post("/seen/{section}", status_code=204)
async def see_section(section: Section, user_id: CurrentConsumer, session: Session) -> None:
    """Note that you look at a section now: its counter starts again."""
    await queries.note_visit(session, user_id, section)
