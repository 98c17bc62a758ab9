"""The bootstrap token: made on the machine, good for a day and a few sign-ins (decision 0005)."""

import hashlib
import secrets
import sqlite3
import time
from contextlib import closing
from pathlib import Path

TOKEN_SECONDS = 24 * 3600
TOKEN_SIGN_INS = 5
_FILE = "bootstrap-token"
# One script per version of the state file; `PRAGMA user_version` says how many have run.
_SCHEMA = (
    """
    CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, ends_at REAL NOT NULL);
    CREATE TABLE attempts (at REAL NOT NULL);
    CREATE TABLE finished (service TEXT PRIMARY KEY, at REAL NOT NULL);
    CREATE TABLE jobs (
        id TEXT PRIMARY KEY, service TEXT NOT NULL, state TEXT NOT NULL,
        document TEXT NOT NULL, changed_at REAL NOT NULL);
    CREATE UNIQUE INDEX one_running_job ON jobs (service) WHERE state = 'running';
    """,
    # What became of a sub-step that is no service's connection: at present `mail` alone.
    """
    CREATE TABLE settled (sub_step TEXT PRIMARY KEY, outcome TEXT NOT NULL, at REAL NOT NULL);
    """,
    # Tries are counted by their kind and where they come from; the token has an age and uses.
    """
    DROP TABLE attempts;
    CREATE TABLE tries (kind TEXT NOT NULL, source TEXT NOT NULL, at REAL NOT NULL);
    CREATE INDEX tries_of_source ON tries (kind, source, at);
    CREATE TABLE bootstrap (
        token_hash TEXT PRIMARY KEY, made_at REAL NOT NULL, sign_ins INTEGER NOT NULL);
    """,
    # Administrators of the panel come with a pass; the token ends for good with the set-up.
    """
    ALTER TABLE sessions ADD COLUMN user_id TEXT;
    ALTER TABLE sessions ADD COLUMN panel_session TEXT;
    CREATE TABLE used_passes (id TEXT PRIMARY KEY, ends_at REAL NOT NULL);
    CREATE TABLE closed (at REAL NOT NULL);
    """,
    # The role in which the visitor acts; who came in before it was told administers.
    """
    ALTER TABLE sessions ADD COLUMN role TEXT NOT NULL DEFAULT 'administrator';
    """,
    # When auth last said that the visitor administers.
    """
    ALTER TABLE sessions ADD COLUMN confirmed_at REAL NOT NULL DEFAULT 0;
    """,
)


def digest(token: str) -> str:
    """Return the form in which a random token is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_state(state_dir: Path) -> Path:
    """Make or update the state file, for its owner alone, and return its path."""
    state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = state_dir / "state.sqlite3"
    with closing(sqlite3.connect(path, timeout=5)) as db, db:
        db.execute("PRAGMA journal_mode = WAL")
        # The service and `manage token` may come together: one of them updates.
        db.execute("BEGIN IMMEDIATE")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        for script in _SCHEMA[version:]:
            for statement in script.split(";"):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(_SCHEMA)}")
    path.chmod(0o600)
    return path


class Closed(Exception):
    """The set-up is finished: administrators open the wizard from the control panel."""


def bootstrap_token(state_dir: Path, *, renew: bool = False) -> str:
    """Return a token that opens the wizard now; its file has mode 0600.

    The one there is as long as it is good; a new one when it has expired or been used up, or
    when `renew` asks for it. Raises Closed once the set-up is finished, unless `renew` opens the
    wizard again by the word of whoever owns the machine.
    """
    path = state_dir / _FILE
    with closing(sqlite3.connect(open_state(state_dir), timeout=5)) as db, db:
        db.execute("BEGIN IMMEDIATE")
        if renew:
            db.execute("DELETE FROM closed")
        elif is_closed(db):
            raise Closed
        if not renew and path.exists():
            token = path.read_text().strip()
            if _is_good(db, token):
                return token
        token = secrets.token_urlsafe(24)
        fresh = state_dir / f".{_FILE}.new"
        fresh.unlink(missing_ok=True)
        with fresh.open("x") as file:
            fresh.chmod(0o600)
            file.write(token)
        withdraw(db, state_dir)
        db.execute("INSERT INTO bootstrap VALUES (?, ?, 0)", (digest(token), time.time()))
        fresh.replace(path)
    return token


def take(db: sqlite3.Connection, token: str) -> bool:
    """Use the token for a sign-in; False when it is not the one, or not good any more."""
    if not _is_good(db, token):
        return False
    db.execute("UPDATE bootstrap SET sign_ins = sign_ins + 1")
    return True


def is_closed(db: sqlite3.Connection) -> bool:
    """Say whether the set-up was finished, so that no token opens the wizard."""
    return db.execute("SELECT 1 FROM closed").fetchone() is not None


def withdraw(db: sqlite3.Connection, state_dir: Path) -> None:
    """Make the present token worth nothing."""
    db.execute("DELETE FROM bootstrap")
    (state_dir / _FILE).unlink(missing_ok=True)


def _is_good(db: sqlite3.Connection, token: str) -> bool:
    row = db.execute("SELECT token_hash, made_at, sign_ins FROM bootstrap").fetchone()
    if row is None:
        return False
    same = secrets.compare_digest(digest(token), row[0])
    return same and time.time() < row[1] + TOKEN_SECONDS and row[2] < TOKEN_SIGN_INS
