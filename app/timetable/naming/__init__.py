"""Names of parties, tables and slots, found by their ids."""
