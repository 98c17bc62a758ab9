"""The audience of an announcement: who sees an account."""
