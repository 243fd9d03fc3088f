"""A table of records becomes changes to files: reading the table, its cells, its rows. Nothing here writes a file."""
