"""Statements: what is held of a person, the register of processing, a breach report."""
