"""The administrators' page of whose personal data was seen in a span."""
