"""The text: paragraphs, headings, lists of contents, annexes and pages."""
