"""How often a letter of recovery goes to one address."""

from datetime import timedelta

# Whoever fills another's mailbox is stopped; who waits for a letter asks again after a minute.
BETWEEN_LETTERS = timedelta(minutes=1)
COUNTED = timedelta(hours=1)
MOST_LETTERS = 5
LINK_LIFE = timedelta(hours=60)


def may_send(sent_before: int, *, within_pause: bool) -> bool:
    """Return whether one more letter may go, after so many within the hour."""
    return not within_pause and sent_before < MOST_LETTERS
