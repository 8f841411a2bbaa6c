"""Processes that begin with their modules imported, as copies of one that has nothing else to do.

Of a process that reads one list or lays out one document, most of the work is to import what it
needs. Processes that tests are about are started anew (`started_anew` in `tests.conftest`).
"""
