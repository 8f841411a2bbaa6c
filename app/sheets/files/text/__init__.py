"""Files of plain text: separated, aligned or drawn tables, cards of contacts, objects."""
