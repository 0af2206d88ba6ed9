"""Formulas of a Word file, in Office Math Markup, as trees of the model (ISO/IEC 29500-1, 22.1)."""
