"""Sending to endpoints what they have not heard."""
