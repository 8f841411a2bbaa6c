"""Write the Banjarnegara example event: real villages and partners, fictitious people.

`python -m examples.make_banjarnegara` (from the project's root) writes the lists in
`examples/banjarnegara/` again, always the same. The tests use the same code for the truth: what
an importer must read out of the lists, and what it must hold back.
"""
