"""The runs of paragraphs: how they look, fields, signs and drawings in them."""
