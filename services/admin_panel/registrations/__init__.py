"""Registration requests, decided by staff."""
