"""The meetings of one party as a calendar."""
