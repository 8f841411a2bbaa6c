"""Users, roles, access tokens, browser sessions and the audit log."""
