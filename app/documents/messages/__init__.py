"""The agenda of a cooperative as a text message."""
