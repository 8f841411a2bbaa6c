"""Bounds on the tiers by relaxations that leave the slots aside."""
