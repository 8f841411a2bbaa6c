"""Web Push: a phone is told of its holder's next table and of changes, also while it sleeps.

What a phone was told is kept, so what it is still to be told is whatever differs from its holder's
agenda now: nothing is lost when a process ends, and at most something is told twice.
"""
