"""Blocks of the body in points: paragraphs, tables, charts, drawings, the list of contents."""
