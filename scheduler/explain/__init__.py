"""Why a request was not granted, and what it would take."""
