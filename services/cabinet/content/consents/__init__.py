"""Who agreed to which version of the user agreement, and who still has to."""
