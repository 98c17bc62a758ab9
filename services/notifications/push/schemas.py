"""Shapes of Web Push."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody
from services.notifications.push.rules import LONGEST_ENDPOINT


class PushOut(BaseModel):
    """Whether pushes are sent at all, and the key to subscribe with."""

    available: bool
    public_key: str | None = Field(description="`applicationServerKey`, base64url.")


class DeviceIn(RequestBody):
    """What the browser's `PushSubscription` says."""

    endpoint: str = Field(min_length=1, max_length=LONGEST_ENDPOINT)
    p256dh: str = Field(pattern=r"^[A-Za-z0-9_-]{87}$", description="`keys.p256dh`, base64url.")
    auth: str = Field(pattern=r"^[A-Za-z0-9_-]{22}$", description="`keys.auth`, base64url.")


class DeviceOut(BaseModel):
    """A browser of yours that gets pushes; its names are as it told them itself."""

    id: UUID
    browser: str = Field(description="Name and version; empty when unknown.")
    system: str = Field(description="Empty when unknown.")
    created_at: datetime
