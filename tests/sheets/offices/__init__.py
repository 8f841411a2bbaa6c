"""Lists as offices send them, made up with a seed, with what must come of each."""
