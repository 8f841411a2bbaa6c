"""What changes over the years: operations that will go, and apps that are too old."""
