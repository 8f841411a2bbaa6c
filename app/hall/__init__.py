"""A hall without internet: certificates of our own, so that phones let the scanner use a camera."""
