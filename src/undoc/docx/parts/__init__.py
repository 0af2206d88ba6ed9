"""The parts of a Word file beside its text, and the package that holds them."""
