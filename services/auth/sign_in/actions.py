"""Signing in by the password; the second step, by a code or whatever else proves it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from services.auth.audit.queries import add_event
from services.auth.errors import AttemptExpired, SignInRefused, WaitAMinute, WrongCode
from services.auth.events import publish
from services.auth.factors.actions import use_totp
from services.auth.factors.queries import use_recovery_code
from services.auth.factors.rules import Demand, code_hash, factor_methods, masked_email, new_code
from services.auth.guard.queries import count_network_failure, forget_attempts, reserve_attempt
from services.auth.guard.rules import counter_key, token_hash
from services.auth.passwords.hashing import HASHER, Hashing
from services.auth.sessions.actions import Entry, SignedIn, begin_session, end_sessions
from services.auth.sign_in import queries
from services.auth.sign_in.rules import (
    ATTEMPT_LIFE,
    LETTER_DIGITS,
    LETTER_PAUSE,
    MOST_TRIES,
    password_digest,
)
from services.auth.users.queries import lock_user
from services.auth.users.rules import login_of
from services.contracts.auth import SignInCodeRequested
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, plain_of
from services.kit.networks import network_of
from services.kit.problems import Problem
from services.kit.sealing import seal
from services.kit.user_agents import browser_of, system_of


@dataclass(frozen=True, slots=True)
class SecondFactorAsked:
    """The password was right; one of the methods must confirm it."""

    attempt_id: UUID
    methods: list[str]
    masked_email: str | None


@dataclass(frozen=True, slots=True)
class Proof:
    """What a sign-in is confirmed with: whether it fits an attempt's row, which uses it up."""

    method: str
    fits: Callable[[Connection, Any, datetime], Awaitable[bool]]
    refusal: type[Problem]


async def sign_in(
    database: Database, hashing: Hashing, entry: Entry, login: str, password: str
) -> SignedIn | SecondFactorAsked:
    """Check login and password and start a session, or ask a new device for a second factor.

    Raises SignInRefused for unknown, wrong and blocked alike, after the same work;
    TooManyAttempts while the login or the network must wait; AttemptExpired when a demanded
    second factor was set up meanwhile. A known device has a counter of its
    own, so that nobody can lock the owner out. No connection is held while the hash is computed.
    """
    now, user_class = utc_now(), entry.user_class
    known_login = login_of(user_class, login, entry.region)
    name = known_login.value if known_login else login.strip().lower()
    # Without a cookie it is the hash of no token, and nobody's device.
    device = token_hash(entry.device_token or "")
    temporary = token_hash(password)
    network = counter_key("network", network_of(entry.client.address))
    async with database.connection() as connection:
        row = None
        if known_login:
            candidate = (user_class, known_login.column, known_login.value)
            row = await queries.find_candidate(
                connection, *candidate, device=device, temporary_hash=temporary
            )
        by_device = row is not None and row["known_device"]
        counter = ("device", device) if by_device else ("login", counter_key(user_class, name))
        await reserve_attempt(connection, *counter, None if by_device else network, now)
    if known_login and row is not None and row["temporary_fits"]:
        adopted = await hashing.hash(password)
        async with database.transaction() as session:
            if await queries.adopt_temporary(session, row["id"], temporary, adopted, now):
                await end_sessions(session, now, "password_recovered", user_id=row["id"])
        async with database.connection() as connection:
            row = await queries.find_candidate(
                connection, *candidate, device=device, temporary_hash=temporary
            )
    fits = await hashing.verify(row["password_hash"] if row else None, password)
    if row is not None and fits and row["active"]:
        methods = factor_methods(row, entry.demand)
        if methods and not row["known_device"]:
            async with database.connection() as connection:
                return await _ask_second_factor(connection, row, methods, counter)
        # Such a session makes no device known: the password alone confirms none.
        unguarded = entry.demand != "none" and user_class == "staff" and not methods
        renewed = ""
        if HASHER.check_needs_rehash(row["password_hash"]):
            renewed = await hashing.hash(password)
        async with database.connection() as connection:
            signed_in = await begin_session(
                connection, row, entry, remember=not unguarded, counter=counter, renewed=renewed
            )
            if (
                signed_in
                and unguarded
                and await queries.end_guarded(connection, signed_in.session_id)
            ):
                raise AttemptExpired
        if signed_in is not None:
            return signed_in
    async with database.connection() as connection:
        await count_network_failure(connection, network, now)
        await add_event(connection, "sign_in_refused", entry.client, row["id"] if row else None)
    raise SignInRefused


async def enter_by_new_password(
    connection: Connection, user_id: UUID, entry: Entry
) -> SignedIn | SecondFactorAsked:
    """Start a session of a consumer who has just set a password by a letter's link.

    In the transaction of that act, which has locked the user's row. The link stands for the
    password, and for no more: whoever has chosen a second factor is asked for it, a letter's code
    too, since the link may have lain in the mailbox for days. Waits of the login end, since what
    they guard is no longer what was guessed at.
    """
    row = await queries.find_user(connection, user_id)
    counter = ("login", counter_key(entry.user_class, row["email"]))
    if methods := factor_methods(row, entry.demand):
        return await _ask_second_factor(connection, row, methods, counter)
    signed_in = await begin_session(connection, row, entry, remember=True, counter=counter)
    assert signed_in is not None
    return signed_in


async def _ask_second_factor(
    connection: Connection, row: Any, methods: list[str], counter: tuple[str, bytes]
) -> SecondFactorAsked:
    await forget_attempts(connection, *counter)
    attempt_id = await queries.add_attempt(
        connection, row["id"], password_digest(row["password_hash"]), utc_now() + ATTEMPT_LIFE
    )
    masked = masked_email(row["email"]) if "letter" in methods else None
    return SecondFactorAsked(attempt_id, methods, masked)


async def send_letter(database: Database, keys_dir: Path, attempt_id: UUID, entry: Entry) -> None:
    """Send the code of a sign-in by letter, once a minute per user.

    Raises AttemptExpired, also when letters are not among the user's methods; WaitAMinute.
    """
    now = utc_now()
    async with database.transaction() as session:
        connection = await plain_of(session)
        row = await live_attempt(connection, attempt_id, entry, "letter", now)
        await lock_user(session, row["id"])
        code = new_code(LETTER_DIGITS)
        hashed = code_hash(str(attempt_id), code)
        if not await queries.put_letter_code(
            connection, attempt_id, row["id"], hashed, now=now, not_since=now - LETTER_PAUSE
        ):
            raise WaitAMinute(headers={"Retry-After": str(int(LETTER_PAUSE.total_seconds()))})
        await publish(session, _letter(row, code, keys_dir, entry.client, now))


def _letter(
    row: Any, code: str, keys_dir: Path, client: ClientInfo, now: datetime
) -> SignInCodeRequested:
    return SignInCodeRequested(
        user_id=row["id"],
        email=row["email"],
        display_name=row["display_name"],
        language=row["language"],
        sealed_code=seal(keys_dir, "notifications", code, context=row["email"]),
        browser=browser_of(client.user_agent),
        system=system_of(client.user_agent),
        address=client.address,
        expires_at=now + ATTEMPT_LIFE,
    )


async def confirm_sign_in(
    database: Database, attempt_id: UUID, proof: Proof, entry: Entry, *, remember: bool
) -> SignedIn:
    """Finish a sign-in by one of its methods and start the session.

    `remember`: the device is known from now on. Raises AttemptExpired, and the proof's refusal
    when it does not fit (five tries per attempt; growing waits per user, TooManyAttempts).
    """
    now = utc_now()
    signed_in: SignedIn | None = None
    async with database.plain_transaction() as connection:
        row = await live_attempt(connection, attempt_id, entry, proof.method, now)
        counter = ("factor", counter_key(str(row["id"])))
        await reserve_attempt(connection, *counter, None, now)
        if await proof.fits(connection, row, now):
            if await queries.use_attempt(connection, attempt_id, now):
                signed_in = await begin_session(
                    connection, row, entry, remember=remember, counter=counter
                )
            if signed_in is None:
                raise AttemptExpired
        else:
            await queries.count_try(connection, attempt_id)
            await add_event(connection, "second_factor_refused", entry.client, row["id"])
    if signed_in is None:
        raise proof.refusal
    return signed_in


def proof_by_code(keys_dir: Path, method: str, code: str) -> Proof:
    """Return the proof that a code is; a code, once taken, is used up.

    With `totp` a recovery code will do as well.
    """

    async def fits(connection: Connection, row: Any, now: datetime) -> bool:
        if method == "letter":
            return bool(row["code_hash"] == code_hash(str(row["attempt_id"]), code))
        if method == "totp" and await use_totp(connection, keys_dir, row, code, now):
            return True
        return await use_recovery_code(connection, row["id"], code, now)

    return Proof(method, fits, WrongCode)


async def live_attempt(
    connection: Connection, attempt_id: UUID, entry: Entry, method: str, now: datetime
) -> Any:
    """Return the attempt, locked, with its user and their choices; raises AttemptExpired."""
    row = await queries.find_attempt(connection, attempt_id)
    if (
        row is None
        or row["used_at"] is not None
        or row["expires_at"] <= now
        or row["tries"] >= MOST_TRIES
        or not row["active"]
        or row["user_class"] != entry.user_class
        or row["password_digest"] != password_digest(row["password_hash"])
        or method not in _accepted(row, entry.demand)
    ):
        raise AttemptExpired
    return row


def _accepted(row: Any, demand: Demand) -> set[str]:
    methods = set(factor_methods(row, demand))
    return methods | {"recovery"} if methods & {"totp", "passkey"} else methods
