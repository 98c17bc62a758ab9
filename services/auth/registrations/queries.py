"""SQL of registration requests."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.registrations.models import RegistrationAttempt, RegistrationRequest
from services.auth.registrations.rules import (
    COUNTED,
    Mismatches,
    looks_like_guessing,
    person_keys,
)
from services.auth.registrations.schemas import RegistrationOut
from services.auth.roles.queries import list_keys_with
from services.auth.users.models import User
from services.contracts.account_numbers import account_key
from services.contracts.figures import RegistrationsFigures
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.pagination import PageRequest
from services.kit.queue import due, later

RequestState = Literal["waiting", "approved", "declined", "expired"]
QUEUE = "registrations"
# What staff decide, or have decided; what a consumer and the account's users settle between
# themselves is none of theirs.
_OF_STAFF = ("waiting", "approved", "declined", "expired")
# Nobody has decided yet.
OPEN = ("waiting", "asked")
LEASE_SECONDS = 15.0
_NEXT = due("registration_requests", "id", where="state = 'received'")
_CLAIM = f"""
UPDATE registration_requests SET {later(1)}, attempts = attempts + 1 WHERE id = ({_NEXT})
RETURNING id, account_number, address_id, name, phone, created_at, proofs::text AS proofs,
    attempts
"""  # noqa: S608
# The counts look a week back; a request that nobody has decided in a month is decided so. Where
# whoever sees an account has not answered in time, staff decide.
EXPIRED = (
    "DELETE FROM registration_attempts WHERE made_at < now() - interval '30 days'",
    "DELETE FROM guessing_warnings WHERE told_at < now() - interval '30 days'",
    "UPDATE registration_requests SET state = 'waiting', last_tried_at = now()"
    " WHERE state = 'asked' AND asked_until < now()",
    "UPDATE registration_requests SET state = 'expired', decided_at = now()"
    " WHERE state = 'waiting' AND last_tried_at < now() - interval '30 days'",
    # What came to nothing is kept for as long as the supplier says, see `policies`.
    "DELETE FROM registration_requests"
    " WHERE state IN ('declined', 'expired', 'refused', 'withdrawn')"
    " AND decided_at < now() - make_interval(days =>"
    " coalesce((SELECT registrations_kept_days FROM sign_in_policies), 90))",
)


async def claim_received(connection: Connection) -> Any:
    """Take the request that is due longest, for the lease; None when none is."""
    return await connection.fetchrow(_CLAIM, LEASE_SECONDS)


async def put_back(connection: Connection, request_id: UUID, seconds: float) -> None:
    """Look at a request again after so many seconds."""
    await connection.execute(
        f"UPDATE registration_requests SET {later(2)} WHERE id = $1 AND state = 'received'",  # noqa: S608
        request_id,
        seconds,
    )


async def find_request(session: AsyncSession, request_id: UUID) -> RegistrationRequest | None:
    """Return a request that has been looked at, locked until the transaction ends."""
    return await session.get(RegistrationRequest, request_id, with_for_update=True)


async def lock_account(session: AsyncSession, account_number: str) -> None:
    """Let only one decision about an account go on at a time."""
    await session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('registration ' || :number, 0))"),
        {"number": account_key(account_number)},
    )


async def lock_counts(session: AsyncSession) -> None:
    """Let only one request be counted and queued at a time; taken after the account's lock."""
    await session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('registration counts', 0))")
    )


async def list_owners(session: AsyncSession, account_number: str) -> list[UUID]:
    """Return users made for the account here; cabinet may not know of them yet."""
    found = await session.scalars(
        select(RegistrationRequest.user_id).where(
            RegistrationRequest.account_number == account_number,
            RegistrationRequest.state == "approved",
            RegistrationRequest.user_id.is_not(None),
        )
    )
    return [user_id for user_id in found if user_id is not None]


async def list_present(
    session: AsyncSession, account_number: str, known: Iterable[UUID], former: Iterable[UUID]
) -> set[UUID]:
    """Return whose an account is today: users `known` to cabinet, and those on their way there.

    Whose it is no more (`former`) is not among them, even if he was once made for it here.
    """
    owners = await list_owners(session, account_number)
    return {*known, *owners}.difference(former)


async def list_contact_owners(session: AsyncSession, email: str, phone: str) -> list[User]:
    """Return consumers who have that e-mail address or phone."""
    found = await session.scalars(
        select(User).where(
            User.user_class == "consumer", or_(User.email == email, User.phone == phone)
        )
    )
    return list(found)


async def list_users(session: AsyncSession, user_ids: list[UUID]) -> list[User]:
    """Return the users of these ids."""
    return list(await session.scalars(select(User).where(User.id.in_(user_ids))))


async def list_requests(
    session: AsyncSession,
    state: RequestState | None,
    search: str,
    page: PageRequest,
) -> tuple[list[RegistrationRequest], int]:
    """Return a page of the requests, newest first, and how many there are.

    `search`: words of name or e-mail, or a part of the account's number however it is grouped.
    """
    seen = RegistrationRequest.state.in_(_OF_STAFF)
    condition = RegistrationRequest.state == state if state else seen
    key = account_key(search)
    if key:
        words = [
            or_(
                func.lower(RegistrationRequest.name).contains(word, autoescape=True),
                RegistrationRequest.email.contains(word, autoescape=True),
            )
            for word in search.lower().split()
        ]
        number = RegistrationRequest.account_number.contains(key, autoescape=True)
        condition = and_(condition, or_(number, and_(*words)))
    total = await session.scalar(
        select(func.count()).select_from(RegistrationRequest).where(condition)
    )
    rows = await session.scalars(
        select(RegistrationRequest)
        .where(condition)
        .order_by(RegistrationRequest.created_at.desc(), RegistrationRequest.id)
        .limit(page.limit)
        .offset(page.offset)
    )
    return list(rows), total or 0


async def count_mismatches(
    session: AsyncSession, attempt: RegistrationAttempt, now: datetime
) -> Mismatches:
    """Return what did not fit in the last days, of the account and of who asks."""
    since = now - COUNTED
    counted = {}
    for name in ("account_key", "email_hash", "phone_hash", "network_hash"):
        column = getattr(RegistrationAttempt, name)
        counted[name] = await session.scalar(
            select(func.count()).where(
                column == getattr(attempt, name),
                RegistrationAttempt.mismatch,
                RegistrationAttempt.made_at > since,
            )
        )
    return Mismatches(
        account=counted["account_key"] or 0,
        email=counted["email_hash"] or 0,
        phone=counted["phone_hash"] or 0,
        network=counted["network_hash"] or 0,
    )


def _by_the_same(request: RegistrationRequest) -> ColumnElement[bool]:
    """Return the condition that another request is the same person's."""
    if request.asker_id is not None:
        return RegistrationRequest.asker_id == request.asker_id
    return and_(RegistrationRequest.email == request.email, RegistrationRequest.asker_id.is_(None))


async def find_open(
    session: AsyncSession, request: RegistrationRequest
) -> RegistrationRequest | None:
    """Return what the same person asked for the same account before and nobody has decided."""
    found = await session.scalars(
        select(RegistrationRequest)
        .where(
            RegistrationRequest.state.in_(OPEN),
            RegistrationRequest.account_number == request.account_number,
            _by_the_same(request),
            RegistrationRequest.id != request.id,
        )
        .order_by(RegistrationRequest.created_at)
        .limit(1)
        .with_for_update()
    )
    return found.one_or_none()


async def count_open(session: AsyncSession, request: RegistrationRequest) -> dict[str, int]:
    """Return how many open requests share account, person (visitors: phone, too) or network."""
    shared: dict[str, ColumnElement[bool]] = {
        "account": RegistrationRequest.account_number == request.account_number,
        "person": _by_the_same(request),
        "network": RegistrationRequest.network_hash == request.network_hash,
    }
    if request.asker_id is None:
        shared["phone"] = RegistrationRequest.phone == request.phone
    row = await session.execute(
        select(*(func.count(case((same, 1))).label(name) for name, same in shared.items())).where(
            RegistrationRequest.state.in_(OPEN), or_(*shared.values())
        )
    )
    return {name: int(count) for name, count in row.one()._mapping.items()}


_COUNTED = """
SELECT now() AS at, count(*) FILTER (WHERE state = 'waiting') AS waiting,
    min(created_at) FILTER (WHERE state = 'waiting') AS oldest_waiting,
    count(*) FILTER (WHERE state = 'approved') AS approved,
    count(*) FILTER (WHERE state = 'declined') AS declined,
    count(*) FILTER (WHERE state = 'expired') AS expired
FROM registration_requests
"""
_LATELY = """
SELECT request.id,
    count(*) FILTER (WHERE a.account_key = request.account_key) AS account,
    count(DISTINCT a.network_hash) FILTER (WHERE a.account_key = request.account_key) AS networks,
    count(*) FILTER (WHERE a.email_hash = request.email_hash) AS email,
    count(*) FILTER (WHERE a.phone_hash = request.phone_hash) AS phone,
    count(*) FILTER (WHERE a.network_hash = request.network_hash) AS network
FROM unnest(CAST(:ids AS uuid[]), CAST(:keys AS text[]), CAST(:emails AS bytea[]),
    CAST(:phones AS bytea[]), CAST(:networks AS bytea[]))
    AS request(id, account_key, email_hash, phone_hash, network_hash)
JOIN registration_attempts a ON a.mismatch AND a.made_at > :since
    AND (a.account_key = request.account_key OR a.email_hash = request.email_hash
        OR a.phone_hash = request.phone_hash OR a.network_hash = request.network_hash)
GROUP BY request.id
"""


async def _list_mismatches(
    session: AsyncSession, requests: list[RegistrationRequest], now: datetime
) -> dict[UUID, Any]:
    """Return the mismatches around each request: `account`, `networks`, `email`, `phone`, …"""
    people = [person_keys(one.email, one.phone, one.asker_id) for one in requests]
    rows = await session.execute(
        text(_LATELY),
        {
            "ids": [request.id for request in requests],
            "keys": [account_key(request.account_number) for request in requests],
            "emails": [email for email, _ in people],
            "phones": [phone for _, phone in people],
            "networks": [request.network_hash or b"" for request in requests],
            "since": now - COUNTED,
        },
    )
    return {row.id: row for row in rows}


async def list_shown(
    session: AsyncSession, requests: list[RegistrationRequest]
) -> list[RegistrationOut]:
    """Return the shapes of requests, with the mismatches of the last seven days."""
    lately = await _list_mismatches(session, requests, utc_now())
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


async def count_requests(connection: Connection) -> RegistrationsFigures:
    """Return how many requests of each state there are, as the list of staff has them."""
    row = await connection.fetchrow(_COUNTED)
    assert row is not None
    return RegistrationsFigures(**row)


async def may_tell_guessing(session: AsyncSession, key: str, now: datetime) -> bool:
    """Note that the guessing at an account is told now; False within a day of the last time."""
    told = await session.execute(
        text(
            "INSERT INTO guessing_warnings AS w (account_key, told_at) VALUES (:key, :now)"
            " ON CONFLICT (account_key) DO UPDATE SET told_at = :now"
            " WHERE w.told_at < CAST(:now AS timestamptz) - interval '1 day' RETURNING told_at"
        ),
        {"key": key, "now": now},
    )
    return told.first() is not None


async def list_staff_addresses(session: AsyncSession) -> list[tuple[str, str]]:
    """Return e-mail addresses and languages of the staff who decide about requests."""
    deciding = await list_keys_with(session, frozenset({"registrations:change"}))
    found = await session.execute(
        select(User.email, User.language).where(
            User.role.in_(deciding), User.active, User.email.is_not(None)
        )
    )
    return [(email, language) for email, language in found if email is not None]
