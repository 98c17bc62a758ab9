"""Staff's list of accounts as a file: the view as its page shows it."""
