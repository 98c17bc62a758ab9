"""Web Push (RFC 8030): notices on people's devices, also while the cabinet is closed."""
