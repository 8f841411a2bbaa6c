"""A day in the hands of people who type anything at any time, and what must hold all the same."""
