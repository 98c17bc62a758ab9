"""The panel's first page: figures of all owners, their days, and how each person arranges them."""
