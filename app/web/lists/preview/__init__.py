"""One list as it was read: its rows, findings, columns and sheets, and deciding about rows."""
