"""Faults that are put into sound records by the hundred, each at a place that is known: see ``test_places.py``."""
