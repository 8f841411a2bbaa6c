"""Other systems that call the API: long-lived named tokens with scopes and an end."""
