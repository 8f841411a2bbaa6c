"""A hall without internet: our own certificates, so that phones let the scanner use a camera."""
