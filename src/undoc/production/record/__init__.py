"""What was built from what: the record of earlier builds, what decides a file, and the plan of what is due."""
