"""What all jobs have: a row that waits, attempts, and an end. Loads no solver."""
