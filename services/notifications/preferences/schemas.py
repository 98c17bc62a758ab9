"""Shapes of preferences."""

from pydantic import Field, field_validator

from services.kit.shapes import RequestBody
from services.notifications.preferences.rules import LEAST_DAYS, MOST_DAYS


class Channels(RequestBody):
    """Over which channels a kind of message is wanted; the bell always has it."""

    email: bool
    push: bool


class WindowChannels(Channels):
    """The same, and how many days before the reading window begins or ends."""

    days: int = Field(ge=LEAST_DAYS, le=MOST_DAYS)


class AskedForChannels(Channels):
    """The same of what is told only to those who ask for it: `told: false` is no notice at all."""

    told: bool


class AccountChoice(RequestBody):
    """An account or agreement whose bills or payments are chosen otherwise."""

    number: str = Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")
    bills: bool
    payments: bool


class Preferences(RequestBody):
    """What a user wants to be told, and how.

    `email: false` stops all letters of these kinds; letters that guard the sign-in always go.
    A kind that is left out stays as it is.
    """

    email: bool
    bills: Channels
    payments: Channels
    window_start: WindowChannels
    window_end: WindowChannels
    # A page of the release before does not name it.
    readings: Channels = Field(
        default=Channels(email=True, push=False),
        description="What became of readings that you have handed in.",
    )
    unusual: AskedForChannels = Field(
        default=AskedForChannels(told=False, email=True, push=False),
        description="A day on which a place of yours has used unusually much or little.",
    )
    appeals: Channels = Field(
        default=Channels(email=True, push=False),
        description="Answers to your appeals, and what has become of them.",
    )
    outages: Channels = Field(
        default=Channels(email=True, push=False),
        description="Outages that touch your places.",
    )
    orders: Channels = Field(
        default=Channels(email=True, push=False),
        description="What has become of services that you have ordered.",
    )
    advertising: Channels
    accounts: list[AccountChoice] = Field(max_length=1000)

    @field_validator("accounts")
    @classmethod
    def _each_once(cls, accounts: list[AccountChoice]) -> list[AccountChoice]:
        if len({account.number for account in accounts}) < len(accounts):
            raise ValueError("an account is named twice")
        return accounts
