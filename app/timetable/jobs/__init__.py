"""What every job is: a row that waits, attempts at it, and an end. Loads no solver."""
