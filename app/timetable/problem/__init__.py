"""The scheduler's problem of an event: posed from its lists, exchanged in the application's words."""
