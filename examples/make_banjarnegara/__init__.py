"""Write the Banjarnegara example event: real villages and partners, fictitious people.

`python -m examples.make_banjarnegara` (from the project's root) writes the lists in
`examples/banjarnegara/` anew, always with the same content. The tests use the same code for the
expected result: what an importer must read from the lists, and what it must hold back.
"""
