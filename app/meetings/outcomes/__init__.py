"""Reports on meetings: whether they were held, and what they led to."""
