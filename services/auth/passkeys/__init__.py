"""Passkeys: signing in by what the device knows (WebAuthn)."""
