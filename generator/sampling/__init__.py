"""A directory of invented records in any size, to measure the check, the build and the search on."""
