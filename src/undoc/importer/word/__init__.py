"""Reading a Word file as it stands: parts, styles, numbers, fields, runs, paragraphs and tables."""
