"""The public tree: MkDocs' pages and frame, everything else put into the frame, staged, then swapped in."""
