"""Charts of a Word file: the elements of their parts as what the model has of charts."""
