"""What the kind of a document decides: which lines its head has, how they are worded, what its text consists of."""
