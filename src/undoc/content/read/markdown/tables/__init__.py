"""Tables, from ``|`` signs or from the YAML of a fenced block; both have to fill their grid exactly."""
