"""The one place where the event's rows and the scheduler meet: a file for each kind of question.

Documents are the scheduler's versioned JSON, as objects.
"""
