"""One-time links with which new users set their password."""
