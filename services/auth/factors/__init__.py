"""What a user has beside the password: letters to new devices, authenticator, passkeys, codes."""
