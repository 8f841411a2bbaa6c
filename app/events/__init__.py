"""Events, their day programme and their vocabulary of tags."""
