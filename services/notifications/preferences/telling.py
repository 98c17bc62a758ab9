"""What notifications tells other services, which is what users have chosen."""

from services.contracts.notifications import ReminderDaysChosen, UnusualDaysWanted
from services.kit.events import Publisher

publish = Publisher({ReminderDaysChosen: ("cabinet",), UnusualDaysWanted: ("cabinet",)})
