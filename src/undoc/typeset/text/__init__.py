"""Text in points: fonts, shaped text, directions, and the filling of lines with units."""
