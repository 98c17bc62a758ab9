"""The days on which readings are taken."""
