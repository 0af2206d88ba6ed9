"""Pages: where they break, and what stands on them beside the text."""
