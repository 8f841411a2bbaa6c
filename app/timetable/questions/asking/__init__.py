"""Asking: which questions there are, and what each of them needs."""
