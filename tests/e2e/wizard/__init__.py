"""Acts of an installer at the wizard."""
