"""An outage over 20 000 accounts: from «publish» to the last bell and the last queued letter.

The real processes, cabinet with its worker and notifications with its own; alone by `python -m`.
"""

import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from services.kit.clock import utc_now
from tests.support.crowd import AREA, crowd
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server, migrate, running_server
from tests.support.tokens import bearer, user_token

_ACCOUNTS = 20_000
_STAFF = "00000000-0000-4000-8000-00000000010a"


async def _told(suite: Suite, accounts: int) -> dict[str, float]:
    await crowd(suite.databases, accounts)
    staff = bearer(user_token("staff", _STAFF, role="operator", name="Ольга"))
    now = utc_now()
    body = {
        "kind": "emergency",
        "starts_at": (now - timedelta(minutes=5)).isoformat(),
        "expected_end_at": (now + timedelta(hours=3)).isoformat(),
        "cause": "Повреждение кабеля",
        "scope": AREA,
        "publish": True,
    }
    began = time.perf_counter()
    async with httpx.AsyncClient(timeout=60) as client:
        url = f"{suite.urls['cabinet_url']}/api/cabinet/staff/outages"
        answer = await client.post(url, json=body, headers=staff)
    answer.raise_for_status()
    published = time.perf_counter() - began
    if answer.json()["told"]["users"] != accounts:
        raise RuntimeError(f"{answer.json()['told']} of {accounts} are told")
    bells = await _until(suite, "SELECT count(*) FROM notice_receipts", accounts, began)
    letters = await _until(suite, "SELECT count(*) FROM letters", accounts, began)
    return {
        "outage_accounts": float(accounts),
        "outage_published_seconds": published,
        "outage_all_bells_seconds": bells,
        "outage_letters_queued_seconds": letters,
    }


async def _until(suite: Suite, counted: str, wanted: int, began: float) -> float:
    while (found := await suite.fetch("notifications", counted)) < wanted:
        if time.perf_counter() - began > 120:
            raise RuntimeError(f"{found} of {wanted} after two minutes")
        await asyncio.sleep(0.05)
    if found != wanted:
        raise RuntimeError(f"{found} of {wanted}: somebody was told twice")
    return time.perf_counter() - began


async def _outage(server: Server, accounts: int) -> dict[str, float]:
    for service in ("auth", "cabinet", "notifications", "admin_panel"):
        await migrate(server, service)

    def migrated(_service: str) -> dict[str, Any]:
        return {}

    there: Callable[[str], dict[str, Any]] = migrated
    with tempfile.TemporaryDirectory() as folder:
        async with running_suite(server, there, Path(folder), "outages", panel=True) as suite:
            return await _told(suite, accounts)


def measure(accounts: int = _ACCOUNTS) -> dict[str, float]:
    """Publish an outage over so many accounts; return the seconds until all are told."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_outage(server, accounts))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:2])))
