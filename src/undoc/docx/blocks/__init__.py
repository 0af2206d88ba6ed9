"""Blocks of the body in WordprocessingML and DrawingML: tables, pictures, charts, the list of contents."""
