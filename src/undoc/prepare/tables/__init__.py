"""Tables: their texts, where these stand, their rules and the spaces around them."""
