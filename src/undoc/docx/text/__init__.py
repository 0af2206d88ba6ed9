"""Text in WordprocessingML: runs, paragraphs, their numbers, notes, fields and bookmarks."""
