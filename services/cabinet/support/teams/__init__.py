"""Teams of the desk: who together takes which appeals; kept by staff."""
