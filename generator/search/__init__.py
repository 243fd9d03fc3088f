"""What makes things findable in the browser: the number index, Pagefind for records, lunr for questions."""
