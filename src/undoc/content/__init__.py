"""Content folders and the model: reading one as the other, and writing it."""
