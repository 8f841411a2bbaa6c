"""One meeting of a version: where it can go, and what else can be done with it."""
