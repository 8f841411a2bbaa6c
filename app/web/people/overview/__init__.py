"""The list of cooperatives, and that of guests and staff."""
