"""The mail server as the wizard sets it: read, save, try with a real letter."""
