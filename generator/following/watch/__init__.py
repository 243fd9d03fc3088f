"""Watching the records of one list: what has changed since the last run, as a feed, a calendar and a report."""
