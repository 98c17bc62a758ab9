"""Sign-ins per second, to the bare rate of argon2; `python -m tests.bench.sign_in` alone.

A real auth process on a database of its own; both rates are measured in turn in the same run,
with as many threads as processors, and the median ratio is printed.
"""

import asyncio
import re
import statistics
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from services.auth.passwords.hashing import HASHER
from services.auth.settings import Settings
from services.auth.users.actions import put_consumer
from services.kit.database import Database
from tests.support.postgres import environment, free_port, migrate, running_server
from tests.support.processes import Process
from tests.support.tokens import keys_dir

PASSWORD = "horse rides 42 nights"
LOGINS = 64
CONNECTIONS = 8
THREADS = 2
SECONDS = 6
ROUNDS = 3

# Each connection signs somebody else in: attempts of one login at the same time must wait.
_SCRIPT = """
local number = 0
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Sec-Fetch-Site"] = "same-origin"
request = function()
  number = (number + 1) % {logins}
  local body = string.format(
    '{{"login": "reader%d@example.org", "password": "{password}"}}', number)
  return wrk.format("POST", "/api/auth/sign-in", nil, body)
end
"""


def bare_rate() -> float:
    """Return verifications per second of the same parameters, nothing else."""
    known = HASHER.hash(PASSWORD)
    end = time.perf_counter() + SECONDS

    def work() -> int:
        done = 0
        while time.perf_counter() < end:
            HASHER.verify(known, PASSWORD)
            done += 1
        return done

    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        total = sum(future.result() for future in [pool.submit(work) for _ in range(THREADS)])
    return total / (time.perf_counter() - started)


def sign_in_rate(url: str, script: Path) -> float:
    """Return good sign-ins per second; RuntimeError when any was refused."""
    told = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script), url],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if "Non-2xx" in told or rate is None:
        raise RuntimeError(told)
    return float(rate[1])


async def _populate(settings: Settings) -> None:
    database = Database(settings)
    known = HASHER.hash(PASSWORD)
    async with database.transaction() as session:
        for number in range(LOGINS):
            await put_consumer(
                session,
                display_name="Reader",
                email=f"reader{number}@example.org",
                phone=None,
                language="en",
                password_hash=known,
                must_change_password=False,
                account_numbers=[],
            )
    await database.close()


def measure() -> dict[str, float]:
    """Measure in turns; return the median rates and their ratio."""
    with running_server() as server, tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT.format(logins=LOGINS, password=PASSWORD))
        script.flush()
        asyncio.run(migrate(server, "auth"))
        settings = asyncio.run(server.copy("auth", "test_auth_bench"))
        asyncio.run(_populate(Settings(**settings)))
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        values = settings | {"port": port, "keys_dir": keys_dir(), "hashing_threads": THREADS}
        with Process("services.auth.main", env=environment("auth", values), ready=f"{url}/ready"):
            sign_in_rate(url, Path(script.name))
            rounds = [(bare_rate(), sign_in_rate(url, Path(script.name))) for _ in range(ROUNDS)]
        asyncio.run(server.drop("test_auth_bench"))
    return {
        "argon2_per_second": statistics.median(bare for bare, _ in rounds),
        "sign_ins_per_second": statistics.median(real for _, real in rounds),
        "sign_in_ratio": statistics.median(real / bare for bare, real in rounds),
    }


if __name__ == "__main__":
    print(measure())
