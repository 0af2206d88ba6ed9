"""Tables: their grid, rows, form and notes."""
