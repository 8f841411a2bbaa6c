"""What a user proves besides the password: codes of an app, passkeys, recovery codes."""
