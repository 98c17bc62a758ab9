"""Getting in again after a forgotten password."""
