"""Names of parties, tables and slots for sentences about ids."""
