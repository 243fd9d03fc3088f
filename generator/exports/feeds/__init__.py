"""What has happened as Atom feeds, and last days of validity as calendars (docs/decisions/0013-feeds.md)."""
