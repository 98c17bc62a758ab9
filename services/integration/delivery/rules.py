"""What becomes of a batch; pure."""

from typing import Literal

BatchState = Literal["staged", "delivered", "refused"]
# Where a row was found not to fit: here, or at the receiver.
Stage = Literal["conversion", "delivery"]
