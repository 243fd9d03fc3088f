"""Following a published directory from elsewhere: reading it, and keeping a copy in step."""
