"""The queue of letters, and how they are sent."""
