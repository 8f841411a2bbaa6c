"""The problem of an event: posed from its lists, exchanged in the words of the application."""
