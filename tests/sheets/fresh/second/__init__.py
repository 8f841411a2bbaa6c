"""The second batch: made up apart, after the first had been run."""
