"""Documents: badges, agendas, table sheets, the master grid, calendars and findings, as files.

`views` says what a document shows, every string resolved; each renderer turns views into bytes.
"""
