"""Log-in at another provider (OpenID Connect)."""
