"""What a user chooses to guard the sign-in with: letters to new devices, an authenticator."""
