"""Following a published directory from elsewhere: reading it, keeping a copy in step, and, in ``watch``, a list of
numbers of one's own."""
