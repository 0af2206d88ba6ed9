"""Numbers: at which levels they stand, what they count from, and what refers to them."""
