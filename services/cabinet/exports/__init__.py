"""Files that staff ask for and the worker makes: queued, counted, cancelled, fetched, forgotten."""
