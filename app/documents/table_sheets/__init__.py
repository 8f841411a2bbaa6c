"""Table sheets: who comes to a table when, with room for signatures."""
