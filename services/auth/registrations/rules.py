"""Limits of what a visitor may write into the registration form."""

LONGEST_ACCOUNT_NUMBER = 64
LONGEST_ADDRESS_ID = 64
LONGEST_VERSION = 40
LONGEST_REASON = 1000
