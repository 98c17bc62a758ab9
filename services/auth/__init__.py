"""Who somebody is: users, sessions, machine clients, tokens."""
