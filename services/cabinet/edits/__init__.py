"""What staff have set by hand, and what systems have told otherwise since."""
