"""Changes to the text of a record, from text to text: what stands in the file stays as it is, comments and all.

Nothing here writes a file. Existing files are never written anew from their values; lines are put in between.
"""
