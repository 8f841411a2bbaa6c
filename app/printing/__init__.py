"""Print runs: documents of more than a hundred pages, laid out by a worker in parts and kept a day.

A part is laid out in a process that ends, so the memory it took is free again before the next; the
server lays nothing out, and sends one part at a time.
"""
