"""What becomes of a file that was asked for."""

from typing import Literal

State = Literal["waiting", "running", "ready", "failed", "cancelled"]
