"""What holders of badges read and say by themselves, on their own phones."""
