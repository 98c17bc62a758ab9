"""Passkeys (WebAuthn): adding them, signing in with one, confirming a new device by one."""
