"""How a line of arguments is read: parsers, what several commands take, help, completion, the list of commands."""
