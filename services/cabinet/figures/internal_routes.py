"""Internal HTTP: figures for the analytics of the control panel, a subject at a time.

Each is one or two statements of some seconds at most at 100 000 usage points; apart from each
other, so that one that fails takes none of the others with it.
"""

from fastapi import APIRouter

from services.cabinet.deps import internal
from services.cabinet.figures import queries
from services.contracts import figures
from services.kit.database import ReadConnection

router = APIRouter(
    prefix="/internal/figures", tags=["internal"], dependencies=[internal("figures")]
)


@router.get("/clock", response_model=figures.ClockFigures)
async def read_clock(connection: ReadConnection) -> figures.ClockFigures:
    """Return the supplier's time zone, by which days are counted."""
    return await queries.read_clock(connection)


@router.get("/customers", response_model=figures.CustomersFigures)
async def count_customers(connection: ReadConnection) -> figures.CustomersFigures:
    """Count subscribers and accounts, and those that somebody sees."""
    return await queries.count_customers(connection)


@router.get("/meters", response_model=figures.MetersFigures)
async def count_meters(connection: ReadConnection) -> figures.MetersFigures:
    """Count meters in service by maker, load and verification."""
    return await queries.count_meters(connection)


@router.get("/collection", response_model=figures.CollectionFigures)
async def count_collection(connection: ReadConnection) -> figures.CollectionFigures:
    """Count meters under control, and those whose day has arrived, by town."""
    return await queries.count_collection(connection)


@router.get("/appeals", response_model=figures.AppealsFigures)
async def count_appeals(connection: ReadConnection) -> figures.AppealsFigures:
    """Count appeals by status."""
    return await queries.count_appeals(connection)


@router.get("/submissions", response_model=figures.SubmissionsFigures)
async def count_submissions(connection: ReadConnection) -> figures.SubmissionsFigures:
    """Count readings handed in since the window opened."""
    return await queries.count_submissions(connection)


@router.get("/outages", response_model=figures.OutagesFigures)
async def count_outages(connection: ReadConnection) -> figures.OutagesFigures:
    """Count outages of this moment."""
    return await queries.count_outages(connection)
