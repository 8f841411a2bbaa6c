"""The pages: organizer console and API documentation, on top of every other domain."""
