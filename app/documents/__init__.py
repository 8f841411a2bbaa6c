"""Documents: badges, agendas, table sheets, the master grid and calendars, as files.

In the folder of each document, `shapes` says what it shows, `content` makes these shapes from the
rows, and the other modules turn them into bytes.
"""
