"""How long a code for a new address lives, and how often it may be tried (C4)."""

from datetime import timedelta

CODE_DIGITS = 5
CODE_LIFE = timedelta(minutes=10)
CODE_PAUSE = timedelta(minutes=1)
MOST_TRIES = 5
