"""Staff's list of appeals as a file: the view as its page shows it."""
