"""Lists of the fourth batch: shapes of tables."""
