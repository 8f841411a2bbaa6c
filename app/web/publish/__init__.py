"""Publishing a version: who is affected, and one question."""
