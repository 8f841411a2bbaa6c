"""Lists that a reader has not seen: made up apart from it, to measure it by."""
