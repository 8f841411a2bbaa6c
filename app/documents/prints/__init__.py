"""What was printed of agendas and table sheets, what is outdated, and reprints at the door."""
