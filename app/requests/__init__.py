"""Requests of cooperatives and partners, stated or derived; locks and blocks of pairs."""
