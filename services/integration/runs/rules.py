"""What comes of a run, and how long it is remembered; pure."""

from typing import Literal

# `stopped`: the source was paused, changed or removed meanwhile; `broken`: the worker ended.
Outcome = Literal["running", "done", "failed", "stopped", "broken"]
KEEP_DAYS = 90
