"""What makes things findable in the browser: an index of its own for records, Pagefind for texts, lunr for questions."""
