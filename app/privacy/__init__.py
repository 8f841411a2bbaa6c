"""Personal data of people: how long it is kept, what is held of one, and its erasure."""
