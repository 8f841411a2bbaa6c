"""What an event came to: requests, meetings, arrivals and outcomes, counted."""
