"""Staff's list of orders as a file: the view as its page shows it."""
