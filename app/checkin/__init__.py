"""Gates, scans and arrivals."""
