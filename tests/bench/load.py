"""Requests per second by wrk, which costs so little that it does not take from what it measures."""

import re
import subprocess

_CONNECTIONS = 16


def requests_per_second(url: str, seconds: int, headers: dict[str, str]) -> float:
    """Load one address and return the rate of good answers; RuntimeError when any was bad."""
    words = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s"]
    for name, value in headers.items():
        words += ["-H", f"{name}: {value}"]
    told = subprocess.run([*words, url], check=True, capture_output=True, text=True).stdout
    if bad := re.search(r"Non-2xx or 3xx responses: (\d+)", told):
        raise RuntimeError(f"{bad[1]} answers of {url} were refusals")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if rate is None:
        raise RuntimeError(told)
    return float(rate[1])
