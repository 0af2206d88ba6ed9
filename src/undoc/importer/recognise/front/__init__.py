"""The first page: masthead, titles and notes, and what the file says of itself."""
