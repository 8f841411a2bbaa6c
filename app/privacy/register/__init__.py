"""The register of processing: what is held of people, why, for how long, who sees it."""
