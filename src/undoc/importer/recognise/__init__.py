"""What the paragraphs and tables of a Word file mean: masthead, headings, numbers, notes, captions, annexes."""
