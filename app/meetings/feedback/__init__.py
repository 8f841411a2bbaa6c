"""What cooperatives say of their meetings, beside what is reported at the tables."""
