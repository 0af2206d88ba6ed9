"""What stands above the body and around it: masthead, titles, running lines, the foot of the first page."""
