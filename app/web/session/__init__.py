"""Log-in, log-out, language and theme."""
