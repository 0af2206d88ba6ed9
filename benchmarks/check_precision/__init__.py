"""How often editorial rules are right, on official documents that were edited, by hits that were judged one by one."""
