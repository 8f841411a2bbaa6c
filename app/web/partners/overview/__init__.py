"""The list of partners, and the form for a new one."""
