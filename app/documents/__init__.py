"""Documents: badges, agendas, table sheets, the master grid and calendars, as files.

In the folder of each paper, `shapes` says what it shows, `content` makes that from the rows, and
the rest turns it into bytes.
"""
