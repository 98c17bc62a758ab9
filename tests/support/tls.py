"""The authorities that this machine trusts, read once for all callers of the tests."""

import ssl

# httpx reads the file anew for each client, which costs more than the request itself.
TLS = ssl.create_default_context()
