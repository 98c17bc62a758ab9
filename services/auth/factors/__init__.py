"""The second factor: code by letter on a new device, TOTP, recovery codes."""
