"""The page of what people ask about their own data: written down, due, answered."""
