"""Shapes of preferences."""

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, field_validator

from services.notifications.preferences.rules import LEAST_DAYS, MOST_DAYS


class Channels(BaseModel):
    """Over which channels a kind of message is wanted; the bell always has it."""

    model_config = ConfigDict(extra="forbid")
    email: StrictBool
    push: StrictBool


class WindowChannels(Channels):
    """The same, and how many days before the reading window begins or ends."""

    days: StrictInt = Field(ge=LEAST_DAYS, le=MOST_DAYS)


class AccountChoice(BaseModel):
    """An account or agreement whose bills or payments are chosen otherwise."""

    model_config = ConfigDict(extra="forbid")
    number: str = Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")
    bills: StrictBool
    payments: StrictBool


class Preferences(BaseModel):
    """What a user wants to be told, and how.

    `email: false` stops all letters of these kinds; letters that guard the sign-in always go.
    """

    model_config = ConfigDict(extra="forbid")
    email: StrictBool
    bills: Channels
    payments: Channels
    window_start: WindowChannels
    window_end: WindowChannels
    advertising: Channels
    accounts: list[AccountChoice] = Field(max_length=1000)

    @field_validator("accounts")
    @classmethod
    def _each_once(cls, accounts: list[AccountChoice]) -> list[AccountChoice]:
        if len({account.number for account in accounts}) < len(accounts):
            raise ValueError("an account is named twice")
        return accounts
