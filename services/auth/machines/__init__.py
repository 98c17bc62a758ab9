"""Machine clients and the OAuth token endpoint."""
