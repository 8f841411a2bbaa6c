"""The scheduler's problem of an event, made from its lists."""
