"""Staff's list of readings handed in as a file: the view as its page shows it."""
