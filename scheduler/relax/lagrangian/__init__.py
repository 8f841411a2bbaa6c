"""Bounds on breaks by Lagrangian relaxation, in exact integers and without any solver."""
