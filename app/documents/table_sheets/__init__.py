"""Table sheets: the visits at each table, with room for signatures."""
