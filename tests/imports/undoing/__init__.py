"""Applications of lists taken back."""
