"""What notifications tells other services: what users have chosen, and what is erased."""

from services.contracts.notifications import (
    PersonalDataErased,
    ReminderDaysChosen,
    UnusualDaysWanted,
)
from services.kit.events import Publisher

publish = Publisher(
    {
        ReminderDaysChosen: ("cabinet",),
        UnusualDaysWanted: ("cabinet",),
        PersonalDataErased: ("auth",),
    }
)
