"""What the commands print: problems, progress and summaries, for people and for programs."""
