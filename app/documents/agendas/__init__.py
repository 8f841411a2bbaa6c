"""Agendas: what a cooperative is told of its day, on paper."""
