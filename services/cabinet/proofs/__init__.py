"""Judging whether somebody who registers knows what only the account's owner knows."""
