"""What stands on pages beside the text: masthead, headers and footers, the foot of the first page, sections."""
