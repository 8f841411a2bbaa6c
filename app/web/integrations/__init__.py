"""Other systems that call the API."""
