"""How long a code for a new address limits, how often it is sent and may be tried (C4)."""

from datetime import timedelta

CODE_DIGITS = 5
CODE_LIFE = timedelta(minutes=10)
CODE_PAUSE = timedelta(minutes=1)
MOST_TRIES = 5
# Within an hour: wishes of one user, and letters to one mailbox whoever asks for them.
COUNTED = timedelta(hours=1)
MOST_WISHES = 5
MOST_LETTERS = 5
