"""The page of one's own second factors."""
