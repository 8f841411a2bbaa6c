"""Gates: where badges are scanned, what they lead to and when they are open."""
