"""Events that notifications publishes, and what holds for who has chosen nothing."""

from uuid import UUID

from services.contracts.facts import Fact

# Days before the reading window begins or ends: the manual of the legal entity's cabinet, 13.1.5.
DAYS_BEFORE_START, DAYS_BEFORE_END = 4, 2


class ReminderDaysChosen(Fact):
    """So many days before the reading window begins and ends a user wants to be reminded."""

    type = "notifications.reminder_days_chosen.v1"

    user_id: UUID
    start_days: int
    end_days: int


class UnusualDaysWanted(Fact):
    """A user wants to be told of unusual days at his places from now on, or no more."""

    type = "notifications.unusual_days_wanted.v1"

    user_id: UUID
    wanted: bool


class PersonalDataErased(Fact):
    """What notifications kept about a consumer is erased; `counts`: rows, by what they were."""

    type = "notifications.personal_data_erased.v1"

    erasure_id: UUID
    counts: dict[str, int]
