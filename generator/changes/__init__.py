"""What differs between two revisions: who may do it, what of it is history, and how a reviewer reads it."""
