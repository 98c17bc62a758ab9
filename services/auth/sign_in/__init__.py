"""Signing in: by password or passkey, then the second step on a device that is not known."""
