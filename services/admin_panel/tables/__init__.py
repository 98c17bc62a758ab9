"""Columns of tables, as each member of staff keeps them for himself."""
