"""What the tests stand on: PostgreSQL, keys and tokens, applications, mail."""
