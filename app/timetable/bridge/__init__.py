"""The only code that imports the scheduler: a file for each kind of question.

Documents are the scheduler's versioned JSON, as objects.
"""
