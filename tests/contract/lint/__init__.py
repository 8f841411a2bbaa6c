"""Linting the API's document: Spectral's rules for OpenAPI, and Redocly's recommended ones."""
