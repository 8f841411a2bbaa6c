"""Requests of cooperatives and partners, explicit or derived; locks and blocks of pairs."""
