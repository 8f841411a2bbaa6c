"""Adding and changing many people in one call."""
