"""The one task of making a version, done here, in worker processes or on other machines."""
