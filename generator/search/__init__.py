"""What makes things findable in the browser: an own index for records, Pagefind for texts, lunr for questions."""
