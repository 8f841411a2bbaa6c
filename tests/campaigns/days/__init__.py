"""Simulated days in this process: the event, who is told, and what hindsight could have held."""
